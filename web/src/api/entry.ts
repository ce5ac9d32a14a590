// Where somebody came in, so that the page that says "you are out" can offer the same door again.
const key = (workshop: string) => `gyakusan.entry.${workshop}`;

/** Note the address by which this browser entered a workshop. */
export function noteEntry(workshop: string, address: string): void {
  globalThis.localStorage?.setItem(key(workshop), address);
}

/** The address by which this browser entered, or "". */
export function pickUpEntry(workshop: string): string {
  return globalThis.localStorage?.getItem(key(workshop)) ?? "";
}
