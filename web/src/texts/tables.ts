import { catalogue } from "./catalogue";
import en from "./tables.en.json";
import ja from "./tables.ja.json";

/** Words of rooms/tables. */
export default catalogue(ja, en);
