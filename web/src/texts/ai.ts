import { catalogue } from "./catalogue";
import en from "./ai.en.json";
import ja from "./ai.ja.json";

/** Words of rooms/ai. */
export default catalogue(ja, en);
