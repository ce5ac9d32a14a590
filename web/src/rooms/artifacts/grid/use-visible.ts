import { useEffect, useState } from "react";
import type { Rows } from "@/live/rows";
import { cellOrigin, isOpen } from "../provenance";
import { readRow } from "../row-view";
import type { ListView } from "../shape";
import { isFilled } from "../values";

export interface Visible {
  ids: readonly string[];
  /** Rows that begin a group. */
  begins: ReadonlySet<string>;
  /** How many rows there are with those that are not shown. */
  all: number;
}

/** The rows to show, in order, as rows come, go, move and change what they are shown by. */
export function useVisible(rows: Rows, list: ListView, openOnly: boolean, groupBy = ""): Visible {
  const [visible, setVisible] = useState(() => read(rows, list, openOnly, groupBy));
  useEffect(() => {
    const follow = () =>
      setVisible((before) => {
        const now = read(rows, list, openOnly, groupBy);
        return same(before, now) ? before : now;
      });
    follow();
    rows.map.observeDeep(follow);
    return () => rows.map.unobserveDeep(follow);
  }, [rows, list, openOnly, groupBy]);
  return visible;
}

function read(rows: Rows, list: ListView, openOnly: boolean, groupBy: string): Visible {
  const every = rows.ids();
  const ids = openOnly ? every.filter((id) => hasOpen(rows, id, list)) : every;
  const begins = new Set<string>();
  if (groupBy) {
    let before = "";
    for (const id of ids) {
      const value = String(rows.get(id)?.get(groupBy) ?? "");
      if (value && value !== before) begins.add(id);
      before = value || before;
    }
  }
  return { ids, begins, all: every.length };
}

/** Does a row say something that still has to be checked? */
export function hasOpen(rows: Rows, id: string, list: ListView): boolean {
  const row = rows.get(id);
  if (!row) return false;
  const { values, origins } = readRow(row);
  return list.columns.some(({ name, computed }) => !computed && isFilled(values[name] ?? null) && isOpen(cellOrigin(origins, name)));
}

function same(a: Visible, b: Visible): boolean {
  return a.all === b.all && a.ids.length === b.ids.length && a.begins.size === b.begins.size && a.ids.every((id, place) => id === b.ids[place]) && [...a.begins].every((id) => b.begins.has(id));
}
