import { catalogue } from "./catalogue";
import en from "./lobby.en.json";
import ja from "./lobby.ja.json";

/** Words of the pages before a workshop: list, creation, programs. */
export default catalogue(ja, en);
