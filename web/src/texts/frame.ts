import { catalogue } from "./catalogue";
import en from "./frame.en.json";
import ja from "./frame.ja.json";

/** Words around the pages of a workshop. */
export default catalogue(ja, en);
