import { catalogue } from "./catalogue";
import en from "./common.en.json";
import ja from "./common.ja.json";

/** Words that every page uses. */
export default catalogue(ja, en);
