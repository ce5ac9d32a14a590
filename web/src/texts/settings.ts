import { catalogue } from "./catalogue";
import en from "./settings.en.json";
import ja from "./settings.ja.json";

/** Words of rooms/settings: what is known about a workshop. */
export default catalogue(ja, en);
