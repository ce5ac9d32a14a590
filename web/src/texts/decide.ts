import { catalogue } from "./catalogue";
import en from "./decide.en.json";
import ja from "./decide.ja.json";

/** Words of rooms/decide. */
export default catalogue(ja, en);
