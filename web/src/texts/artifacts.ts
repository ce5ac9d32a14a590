import { catalogue } from "./catalogue";
import en from "./artifacts.en.json";
import ja from "./artifacts.ja.json";

/** Words of rooms/artifacts. */
export default catalogue(ja, en);
