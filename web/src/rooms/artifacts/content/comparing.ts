import type { ColumnView, KindView } from "@/api/types";
import type { Content } from "../requests";
import { isFilled, plainValue, type Value } from "../values";
import { rowsOf } from "./content-view";

/** One line of a comparison: a field, or a column of the rows in one place. */
export interface ComparedLine {
  key: string;
  /** The list and the place of the row in it; null for scalar fields. */
  group: { list: string; place: number } | null;
  column: ColumnView;
  values: Value[];
  /** Not all who said something said the same. */
  differs: boolean;
}

const plain = (value: Value) => JSON.stringify(typeof value === "string" ? value.normalize("NFKC").replace(/\s+/g, " ").trim() : value);

/** Do those who said something differ? Silence is no difference. */
export function differ(values: readonly Value[]): boolean {
  return new Set(values.filter(isFilled).map(plain)).size > 1;
}

/**
 * Put contents of one kind beside each other. Rows that have their ids in common are matched by them, others by their place.
 */
export function compareContents(kind: KindView, contents: readonly Content[]): ComparedLine[] {
  const lines: ComparedLine[] = [];
  const add = (key: string, group: ComparedLine["group"], column: ColumnView, values: Value[]) => {
    if (values.some(isFilled)) lines.push({ key, group, column, values, differs: differ(values) });
  };
  for (const column of kind.fields) add(column.name, null, column, contents.map((content) => plainValue(content[column.name])));
  for (const list of kind.lists) {
    matched(contents.map((content) => rowsOf(content, list.name))).forEach((rows, place) => {
      for (const column of list.columns) add(`${list.name}/${place}/${column.name}`, { list: list.name, place }, column, rows.map((row) => plainValue(row?.[column.name])));
    });
  }
  return lines;
}

type Row = Record<string, unknown>;

/** Rows that belong together, one line each; undefined where a content has none. */
export function matched(lists: readonly (readonly Row[])[]): (Row | undefined)[][] {
  const counts = new Map<unknown, number>();
  for (const rows of lists) for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
  const byId = [...counts.values()].some((count) => count > 1);
  if (!byId) {
    const most = Math.max(0, ...lists.map((rows) => rows.length));
    return Array.from({ length: most }, (_, place) => lists.map((rows) => rows[place]));
  }
  return [...counts.keys()].map((id) => lists.map((rows) => rows.find((row) => row["id"] === id)));
}
