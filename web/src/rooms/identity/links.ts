/** The server names links by path; people need the whole address, as this browser knows it. */
export function absolute(link: string): string {
  return new URL(link, location.origin).href;
}
