import { catalogue } from "./catalogue";
import en from "./workshop.en.json";
import ja from "./workshop.ja.json";

/** Words of rooms/workshop. */
export default catalogue(ja, en);
