import { useEffect, useState } from "react";
import type { Rows, Values } from "./rows";

/** A row with its plain values. */
export interface RowValues {
  id: string;
  values: Values;
}

/** All rows of a list with their plain values, in order, as they change; for lists and charts that only read. */
export function useRowValues(rows: Rows): RowValues[] {
  const [found, setFound] = useState(() => read(rows));
  useEffect(() => {
    const follow = () =>
      setFound((before) => {
        const now = read(rows);
        return JSON.stringify(now) === JSON.stringify(before) ? before : now;
      });
    follow();
    rows.map.observeDeep(follow);
    return () => rows.map.unobserveDeep(follow);
  }, [rows]);
  return found;
}

function read(rows: Rows): RowValues[] {
  return rows.ids().map((id) => ({ id, values: rows.values(id) }));
}
