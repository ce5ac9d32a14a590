import { useEffect, useState } from "react";
import type { Awareness } from "y-protocols/awareness";

/** Where somebody is: a cell, and the caret in its text. `list` and `row` are empty for a scalar field. */
export interface Place {
  list: string;
  row: string;
  column: string;
  start?: number;
  end?: number;
}

/** What each person tells the others about themselves. */
export interface Presence {
  user: { id: string; name: string; colour: string };
  at: Place | null;
}

export interface Other extends Presence {
  client: number;
}

// All of them are readable with white letters on them, and keep apart for people who see red and green alike.
const COLOURS = ["#1f6fb2", "#b2541f", "#7a4bb5", "#0f7a5a", "#a8255f", "#5b6770", "#8a6100", "#2f5fd0", "#9a3324", "#00707f"];

/** The colour of a person: the same for everybody, every time. */
export function personColour(id: string): string {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return COLOURS[hash % COLOURS.length] ?? "#5b6770";
}

/** Say where I am; the same place twice is sent once. */
export function goTo(awareness: Awareness, at: Place | null): void {
  const present = awareness.getLocalState() as Presence | null;
  if (!present || JSON.stringify(present.at) === JSON.stringify(at)) return;
  awareness.setLocalStateField("at", at);
}

/** The others in a document; tabs of one person stay apart. */
export function others(awareness: Awareness): Other[] {
  const found: Other[] = [];
  for (const [client, state] of awareness.getStates()) {
    const presence = state as Partial<Presence>;
    if (client !== awareness.clientID && presence.user?.id && presence.user.name)
      found.push({ client, user: presence.user, at: presence.at ?? null });
  }
  return found;
}

/** The others in a document, as they come, go and move. */
export function useOthers(awareness: Awareness): Other[] {
  const [found, setFound] = useState<Other[]>(() => others(awareness));
  useEffect(() => {
    // One's own caret moves with every key; only what others do is drawn again.
    const follow = () =>
      setFound((before) => {
        const now = others(awareness);
        return JSON.stringify(now) === JSON.stringify(before) ? before : now;
      });
    follow();
    awareness.on("change", follow);
    return () => awareness.off("change", follow);
  }, [awareness]);
  return found;
}

/** Of the others, those who are at a cell. */
export function atCell(found: readonly Other[], list: string, row: string, column: string): Other[] {
  return found.filter(({ at }) => at?.list === list && at.row === row && at.column === column);
}
