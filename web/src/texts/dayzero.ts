import { catalogue } from "./catalogue";
import en from "./dayzero.en.json";
import ja from "./dayzero.ja.json";

/** Words of rooms/dayzero. */
export default catalogue(ja, en);
