import type { DocumentView, PartView, Program } from "@/api/types";

/** The copies of one kind in one edition: the team's own first, then pairs, tables, persons. */
export interface KindGroup {
  kind: string;
  documents: DocumentView[];
}

/** What belongs to one process of the program; null is what belongs to none. */
export interface ProcessGroup {
  process: string | null;
  kinds: KindGroup[];
}

/** An edition and the part that made it. */
export interface Edition {
  id: string;
  part: string;
  state: PartView["state"] | "";
}

/** Where each kind is written first: its process, and its place in the order of the program. */
export function homes(program: Program): Map<string, { process: string | null; place: number }> {
  const found = new Map<string, { process: string | null; place: number }>();
  for (const part of program.parts)
    for (const phase of part.phases)
      for (const step of phase.steps)
        for (const kind of step.writes) if (!found.has(kind)) found.set(kind, { process: phase.process ?? null, place: found.size });
  return found;
}

/** The editions that have artifacts, the one to work in first: the running part's, else the newest. */
export function editions(parts: readonly PartView[], documents: readonly DocumentView[]): Edition[] {
  const present = new Set(documents.map(({ edition }) => edition));
  const known = parts.filter(({ edition }) => present.has(edition));
  const rank = ({ state }: PartView) => (state === "running" ? 0 : state === "planned" ? 2 : 1);
  const ordered = known
    .map((part, place) => ({ part, place }))
    .sort((a, b) => rank(a.part) - rank(b.part) || b.place - a.place)
    .map(({ part }) => ({ id: part.edition, part: part.id, state: part.state }));
  const others = [...present].filter((id) => !known.some(({ edition }) => edition === id));
  return [...uniqueById(ordered), ...others.map((id) => ({ id, part: "", state: "" as const }))];
}

function uniqueById(found: Edition[]): Edition[] {
  return found.filter((each, place) => found.findIndex(({ id }) => id === each.id) === place);
}

/** The artifacts of an edition by process, in the order of the program. */
export function grouped(program: Program, documents: readonly DocumentView[], edition: string): ProcessGroup[] {
  const home = homes(program);
  const byKind = new Map<string, DocumentView[]>();
  for (const document of documents)
    if (document.edition === edition) byKind.set(document.kind, [...(byKind.get(document.kind) ?? []), document]);
  const kinds = [...byKind]
    .map(([kind, copies]) => ({ kind, documents: copies.sort(byScope) }))
    .sort((a, b) => (home.get(a.kind)?.place ?? 999) - (home.get(b.kind)?.place ?? 999) || (a.kind < b.kind ? -1 : 1));
  const order = [null, ...program.processes.map(({ id }) => id)];
  return order
    .map((process) => ({ process, kinds: kinds.filter(({ kind }) => (home.get(kind)?.process ?? null) === process) }))
    .filter(({ kinds: found }) => found.length > 0);
}

function byScope(a: DocumentView, b: DocumentView): number {
  return Number(a.scope !== "") - Number(b.scope !== "") || Number(b.writable) - Number(a.writable) || (a.owner < b.owner ? -1 : 1);
}
