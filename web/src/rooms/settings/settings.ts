import type { WorkshopView } from "@/api/types";

/** The settings as a form holds them: everything is text; names with a dot stand in a section of their own. */
export type Values = Record<Name, string>;

export const NAMES = [
  "product",
  "company",
  "description",
  "roadmap",
  "language",
  "start",
  "hour_value",
  "sponsor.name",
  "sponsor.expectation",
  "trial.who",
  "trial.on",
  "trial.how",
  "market.customers",
  "market.share",
  "market.price",
  "market.period",
  "market.cost",
  "market.multiple",
] as const;

export type Name = (typeof NAMES)[number];

/** What the workshop says now. */
export function valuesOf(workshop: WorkshopView): Values {
  const read = (name: Name): string => {
    const [section = "", field] = name.split(".");
    const found = workshop[section as keyof WorkshopView] as unknown;
    const value = field ? (found as Record<string, unknown>)[field] : found;
    return typeof value === "string" ? value : "";
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Values;
}

/** What to send: changed values only; of a section the whole, for the server takes it whole. Null when nothing changed. */
export function changes(before: Values, after: Values): Record<string, unknown> | null {
  const body: Record<string, unknown> = {};
  for (const name of NAMES) {
    if (before[name] === after[name]) continue;
    const [section = "", field] = name.split(".");
    if (!field) body[section] = after[name] || (name === "start" ? null : "");
    else body[section] = sectionOf(after, section);
  }
  return Object.keys(body).length ? body : null;
}

function sectionOf(values: Values, section: string): Record<string, string | null> {
  const fields = NAMES.filter((name) => name.startsWith(`${section}.`));
  return Object.fromEntries(
    fields.map((name) => [name.slice(section.length + 1), values[name] || (name === "trial.on" ? null : "")]),
  );
}
