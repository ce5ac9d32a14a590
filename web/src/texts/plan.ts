import { catalogue } from "./catalogue";
import en from "./plan.en.json";
import ja from "./plan.ja.json";

/** Words of rooms/plan. */
export default catalogue(ja, en);
