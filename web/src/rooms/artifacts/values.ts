import * as Y from "yjs";
import type { ColumnView, Language } from "@/api/types";

/** A plain value of a column. */
export type Value = string | number | boolean | string[] | null;

/** Rows that a reference may point to: id and title. */
export type Targets = readonly { id: string; title: string }[];

/** Read a value out of a map of the document. */
export function plainValue(value: unknown): Value {
  if (value instanceof Y.Text) return value.toString();
  if (value instanceof Y.Array) return value.toArray().map(String);
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** Does a value say anything? */
export function isFilled(value: Value): boolean {
  return value !== null && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** "１，２００．５" -> 1200.5; "" -> null; undefined when it is no number. */
export function readNumber(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").replace(/[\s,]/g, "").replace(/^[−‐–—ー]/, "-").replace(/[^\d.]+$/, "");
  if (text.trim() === "") return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** "2026/2/3", "2026年2月3日", "２０２６-２-３" -> "2026-02-03"; undefined when it is no day. */
export function readDate(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return "";
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/.exec(plain);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

const YES = new Set(["✓", "✔", "○", "◯", "はい", "yes", "true", "1", "x", "on"]);
const NO = new Set(["", "×", "-", "いいえ", "no", "false", "0", "off"]);

/** The words for a value, as they stand in a table that is copied. */
export function showValue(column: ColumnView, value: Value, language: Language, targets: Targets = []): string {
  if (column.widget === "flag") return value === true ? "✓" : "";
  if (value === null) return "";
  if (column.widget === "choice") return column.choices.find(({ code }) => code === value)?.label[language] ?? String(value);
  if (column.widget === "ref" || column.widget === "refs")
    return ids(value)
      .map((id) => targets.find((target) => target.id === id)?.title ?? id)
      .join("\n");
  return String(value);
}

/** References as a list of ids. */
export function ids(value: Value): string[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" && value ? [value] : [];
}

/** What words mean in a column; undefined when they do not fit. */
export function parseValue(column: ColumnView, text: string, targets: Targets = []): Value | undefined {
  const plain = text.normalize("NFKC").trim();
  switch (column.widget) {
    case "number":
      return readNumber(text);
    case "date":
      return readDate(text);
    case "flag":
      return YES.has(plain.toLowerCase()) ? true : NO.has(plain.toLowerCase()) ? false : undefined;
    case "choice":
      return plain === "" ? "" : findChoice(column, plain);
    case "ref":
      return plain === "" ? "" : findTarget(targets, plain);
    case "refs": {
      const found = text.split(/\n/).map((line) => line.normalize("NFKC").trim()).filter(Boolean).map((line) => findTarget(targets, line));
      return found.every((id) => id !== undefined) ? [...new Set(found)] : undefined;
    }
    default:
      return text;
  }
}

function findChoice(column: ColumnView, plain: string): string | undefined {
  const same = (words: string) => words.normalize("NFKC").toLowerCase() === plain.toLowerCase();
  return column.choices.find(({ code, label }) => same(code) || same(label.ja) || same(label.en))?.code;
}

function findTarget(targets: Targets, plain: string): string | undefined {
  return targets.find(({ id, title }) => id === plain || title.normalize("NFKC").replace(/\s+/g, " ").trim() === plain.replace(/\s+/g, " "))?.id;
}
