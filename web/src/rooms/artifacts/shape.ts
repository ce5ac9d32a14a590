import type { ColumnView, KindView } from "@/api/types";
import { listLayout } from "./layouts";

/** A list of a kind. */
export type ListView = KindView["lists"][number];

const SHARED = new Set(["line", "text", "quantity", "url"]);

/** Is the column a text that several people may write in at once? */
export function isShared({ widget }: ColumnView): boolean {
  return SHARED.has(widget);
}

/** The names of a list's shared texts, for making rows. Computed columns are the server's. */
export function sharedNames(list: ListView): string[] {
  return list.columns.filter((column) => isShared(column) && !column.computed).map(({ name }) => name);
}

/** The column that says what a row is: named by a hint, called `title`, else the first text. */
export function titleColumn(kind: string, list: ListView): string {
  const hinted = listLayout(kind, list.name).title;
  const named = list.columns.find(({ name }) => name === "title")?.name;
  const text = list.columns.find(({ widget, computed }) => widget === "text" && !computed)?.name;
  return hinted ?? named ?? text ?? list.columns[0]?.name ?? "";
}

/** A cell by name. */
export interface Spot {
  list: string;
  row: string;
  column: string;
}

export const spotKey = ({ list, row, column }: Spot): string => `${list}/${row}/${column}`;
