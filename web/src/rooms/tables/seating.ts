import type { PersonView, Phase, Program } from "@/api/types";

export const SMALLEST = 4;
export const LARGEST = 6;

/** People who sit at tables: the team. */
export function seatable(people: readonly PersonView[]): PersonView[] {
  return people.filter(({ access }) => access === "member");
}

/** As many tables as people need who sit five and five. */
export function suggested(people: number): number {
  return Math.max(1, Math.round(people / 5));
}

/** Names for so many tables: those there are, then numbered ones that nobody has yet. */
export function names(existing: readonly string[], count: number, named: (number: number) => string): string[] {
  const found = existing.slice(0, count);
  for (let number = 1; found.length < count; number += 1) if (!found.includes(named(number))) found.push(named(number));
  return found;
}

/** Who sits where now, as the command wants it: person id to name of the table. */
export function seats(people: readonly PersonView[], tables: readonly { id: string; name: string }[]): Record<string, string> {
  const name = new Map(tables.map((table) => [table.id, table.name]));
  return Object.fromEntries(people.flatMap(({ id, table }) => (name.has(table) ? [[id, name.get(table) ?? ""]] : [])));
}

/** The kinds that tables show each other: what they wrote, and what the steps with the gallery look at. */
export function exhibits(program: Program): string[] {
  const phases: Phase[] = program.parts.flatMap((part) => part.phases);
  const steps = phases.flatMap((phase) => phase.steps);
  const written = new Set(steps.filter(({ work }) => work === "group" || work === "pair").flatMap(({ writes }) => writes));
  const looked = steps.filter(({ writes }) => writes.includes("gallery")).flatMap(({ reads }) => reads);
  return [...new Set(looked)].filter((kind) => written.has(kind) && kind !== "gallery");
}
