import { catalogue } from "./catalogue";
import en from "./identity.en.json";
import ja from "./identity.ja.json";

/** Words of the pages about people: set-up, sign-in, joining, accounts, sessions, invitations. */
export default catalogue(ja, en);
