import { useEffect, useState } from "react";
import type { Rows, Values } from "@/live/rows";
import { useList } from "@/live/use-document";

export interface RankedRow {
  id: string;
  title: string;
  value: number | null;
  values: Values;
}

/** The rows of a list of the open document, highest first, unknown ones last; ranked again with every change. */
export function useRankedRows(list: string, by: string): RankedRow[] {
  const rows = useList(list);
  const [ranked, setRanked] = useState(() => rank(rows, by));
  useEffect(() => {
    const follow = () => setRanked(rank(rows, by));
    follow();
    rows.map.observeDeep(follow);
    return () => rows.map.unobserveDeep(follow);
  }, [rows, by]);
  return ranked;
}

function rank(rows: Rows, by: string): RankedRow[] {
  return rows
    .ids()
    .map((id) => {
      const values = rows.values(id);
      const value = values[by];
      return { id, title: String(values["question"] ?? values["title"] ?? values["name"] ?? ""), value: typeof value === "number" ? value : null, values };
    })
    .sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY));
}
