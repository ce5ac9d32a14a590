import type { Delta } from "./cell";

/** The one place where two texts differ: at `index`, `remove` characters became `insert`. */
export interface Edit {
  index: number;
  remove: number;
  insert: string;
}

/** Return the smallest edit that makes `after` of `before`; `caret`, where `after` was edited last, settles repeats. */
export function difference(before: string, after: string, caret = after.length): Edit {
  const shorter = Math.min(before.length, after.length);
  let end = 0;
  const most = Math.min(shorter, Math.max(0, after.length - caret));
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  let start = 0;
  while (start < shorter - end && before[start] === after[start]) start += 1;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  [start, end] = wholeCharacters(before, after, start, end);
  return { index: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** Characters outside the basic plane are two units: an edit never cuts one in half. */
function wholeCharacters(before: string, after: string, start: number, end: number): [number, number] {
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1;
  if (end > 0 && (isLow(before.charCodeAt(before.length - end)) || isLow(after.charCodeAt(after.length - end)))) end -= 1;
  return [start, end];
}

/** Where each character of a text stands after changes by others; -1 for those that are gone. */
export class Places {
  private places: number[];

  constructor(length: number) {
    this.places = Array.from({ length }, (_, index) => index);
  }

  /** Follow a change. */
  apply(delta: Delta): void {
    const next: number[] = [];
    let from = 0;
    for (const part of delta) {
      if (part.retain) {
        next.push(...this.places.slice(from, from + part.retain));
        from += part.retain;
      } else if (part.delete) from += part.delete;
      else if (part.insert) for (let count = part.insert.length; count > 0; count -= 1) next.push(-1);
    }
    this.places = [...next, ...this.places.slice(from)];
  }

  /** Where the characters [index, index + length) are now, as runs from the back to the front. */
  runs(index: number, length: number): { index: number; length: number }[] {
    const found: { index: number; length: number }[] = [];
    for (let now = this.places.length - 1; now >= 0; now -= 1) {
      const was = this.places[now] ?? -1;
      if (was < index || was >= index + length) continue;
      const last = found.at(-1);
      if (last && last.index === now + 1) {
        last.index = now;
        last.length += 1;
      } else found.push({ index: now, length: 1 });
    }
    return found;
  }

  /** The position now that was at `index`: behind the nearest character before it that is still there. */
  position(index: number): number {
    for (let now = this.places.length - 1; now >= 0; now -= 1) {
      const was = this.places[now] ?? -1;
      if (was >= 0 && was < index) return now + 1;
    }
    return 0;
  }
}

/** A caret after a change by somebody else. */
export function moved(caret: number, delta: Delta): number {
  let at = 0;
  let result = caret;
  for (const part of delta) {
    if (part.retain) at += part.retain;
    else if (part.insert) {
      if (at < result) result += part.insert.length;
      at += part.insert.length;
    } else if (part.delete && at < result) result -= Math.min(part.delete, result - at);
  }
  return result;
}
