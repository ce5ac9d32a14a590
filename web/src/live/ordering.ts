// The same arithmetic as src/gyakusan/artifacts/ordering.py, with the same test vectors.
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Return a key with before < key < after; "" stands for no neighbour. Keys are base 36 fractions, compared as text. */
export function keyBetween(before: string, after: string): string {
  let key = "";
  let upper = after;
  for (let position = 0; ; position += 1) {
    const low = position < before.length ? DIGITS.indexOf(before.charAt(position)) : 0;
    const high = position < upper.length ? DIGITS.indexOf(upper.charAt(position)) : DIGITS.length;
    if (high - low > 1) return key + DIGITS.charAt(Math.floor((low + high) / 2));
    key += DIGITS.charAt(low);
    if (high > low) upper = "";
  }
}

/** Return `count` increasing keys between two neighbours, short even for many. */
export function spreadKeys(before: string, after: string, count: number): string[] {
  if (count <= 0) return [];
  const middle = keyBetween(before, after);
  const left = Math.floor((count - 1) / 2);
  return [...spreadKeys(before, middle, left), middle, ...spreadKeys(middle, after, count - 1 - left)];
}

/** Return new keys for as few ids as possible so that `wanted` is sorted by key; `keys` holds today's. */
export function reordered(wanted: readonly string[], keys: ReadonlyMap<string, string>): Map<string, string> {
  const kept = longestIncreasing(wanted, keys);
  const changed = new Map<string, string>();
  const bounds = ["", ...kept.map((place) => keys.get(wanted[place] ?? "") ?? ""), ""];
  const places = [-1, ...kept, wanted.length];
  for (let number = 0; number < places.length - 1; number += 1) {
    const between = wanted.slice((places[number] ?? 0) + 1, places[number + 1]);
    const fresh = spreadKeys(bounds[number] ?? "", bounds[number + 1] ?? "", between.length);
    between.forEach((id, at) => changed.set(id, fresh[at] ?? ""));
  }
  return changed;
}

function longestIncreasing(wanted: readonly string[], keys: ReadonlyMap<string, string>): number[] {
  const tails: string[] = [];
  const tailPlaces: number[] = [];
  const previous = new Map<number, number>();
  wanted.forEach((id, place) => {
    const key = keys.get(id);
    if (key === undefined) return;
    let at = tails.findIndex((tail) => tail >= key);
    if (at < 0) at = tails.length;
    previous.set(place, at ? (tailPlaces[at - 1] ?? -1) : -1);
    tails[at] = key;
    tailPlaces[at] = place;
  });
  const run: number[] = [];
  for (let at = tailPlaces.at(-1) ?? -1; at >= 0; at = previous.get(at) ?? -1) run.push(at);
  return run.reverse();
}
