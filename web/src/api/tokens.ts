/**
 * Where the browser keeps who it is: this tab first (two tabs can be two people), then what was kept for later visits.
 * A workshop's own token comes before that of an account.
 */
const PREFIX = "gyakusan.token";

const name = (workshop?: string) => (workshop ? `${PREFIX}.${workshop}` : PREFIX);

function stores(): Storage[] {
  return [globalThis.sessionStorage, globalThis.localStorage].filter(Boolean);
}

/** Return the token to use for a workshop, or for pages outside of workshops. */
export function tokenFor(workshop?: string): string {
  const names = workshop ? [name(workshop), name()] : [name()];
  for (const store of stores())
    for (const each of names) {
      const found = store.getItem(each);
      if (found) return found;
    }
  return "";
}

/** Keep a token: of a workshop, or of an account when no workshop is named. */
export function keepToken(token: string, workshop?: string): void {
  for (const store of stores()) store.setItem(name(workshop), token);
}

/** Forget a token that is no longer good, wherever it is kept. */
export function forgetToken(token: string): void {
  for (const store of stores())
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX) && store.getItem(key) === token) store.removeItem(key);
}

/** Take over the kept token into this tab, so that what another tab does later changes nothing here. */
export function pinToken(workshop?: string): void {
  const token = tokenFor(workshop);
  if (token && globalThis.sessionStorage && !sessionStorage.getItem(name(workshop)) && !sessionStorage.getItem(name()))
    sessionStorage.setItem(localStorage.getItem(name(workshop)) === token ? name(workshop) : name(), token);
}
