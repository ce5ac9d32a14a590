import type { ColumnView, KindView, Label } from "@/api/types";

/** One difference between two editions of an artifact, as the server tells it. */
export interface Change {
  what: "field" | "cell" | "added" | "removed" | "moved" | "origin";
  list: string;
  row: string;
  column: string;
  before: unknown;
  after: unknown;
}

type Row = Record<string, unknown>;
export type Content = Record<string, unknown>;

const NO_NAME = new Set(["id", "provenance", "cells"]);

/** What a row is called: its first words. */
export function rowName(row: Row | undefined, columns: readonly ColumnView[]): string {
  if (!row) return "";
  const words = columns.filter(({ widget }) => widget === "line" || widget === "text").map(({ name }) => row[name]);
  const found = words.find((value) => typeof value === "string" && value.trim() !== "");
  return typeof found === "string" ? (found.split("\n")[0] ?? "") : "";
}

/** The rows of a list, by id. */
export function rowsOf(content: Content, list: string): Map<string, Row> {
  const rows = content[list];
  return new Map(Array.isArray(rows) ? rows.map((row: Row) => [String(row["id"]), row]) : []);
}

/** A value as people read it: choices by their label, references by what they point at, flags as words. */
export function shown(value: unknown, column: ColumnView | undefined, say: (label: Label) => string, words: { yes: string; no: string }): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length > 0 ? String(value.length) : "";
  if (typeof value === "object") return "";
  const choice = column?.choices.find(({ code }) => code === value);
  if (choice) return say(choice.label);
  const unit = column?.unit && typeof value === "number" ? ` ${say(column.unit)}` : "";
  return `${String(value)}${unit}`;
}

/** The column that a change speaks of. */
export function columnOf(kind: KindView, change: Change): ColumnView | undefined {
  const columns = change.list ? kind.lists.find(({ name }) => name === change.list)?.columns : kind.fields;
  return columns?.find(({ name }) => name === change.column);
}

/** Changes of one row, or of one field, belong together. */
export function together(changes: readonly Change[]): { key: string; changes: Change[] }[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = change.list ? `${change.list}/${change.row}` : `/${change.column}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups].map(([key, list]) => ({ key, changes: list }));
}

/** The filled columns of a row that came or went: label and value. */
export function filledIn(row: Row, columns: readonly ColumnView[], say: (label: Label) => string, words: { yes: string; no: string }): { label: string; text: string }[] {
  return columns
    .filter(({ name, widget }) => !NO_NAME.has(name) && widget !== "ref" && widget !== "refs")
    .map((column) => ({ label: say(column.label), text: row[column.name] === false ? "" : shown(row[column.name], column, say, words) }))
    .filter(({ text }) => text !== "");
}

/** The state of an origin, or "". */
export function originState(value: unknown): string {
  return value && typeof value === "object" && "state" in value ? String(value.state) : "";
}
