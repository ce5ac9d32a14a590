import type * as Y from "yjs";

/** How a statement is known. Written by the server only; the browser reads it. */
export type State = "observed" | "provided" | "assumed" | "drafted";

export interface Evidence {
  text: string;
  source: string;
  noted_by: string;
  on: string;
  url: string;
  file: string;
}

export interface Origin {
  state: State;
  by: string;
  note: string;
  evidence: readonly Evidence[];
}

const STATES: readonly string[] = ["observed", "provided", "assumed", "drafted"];

/** What nobody has said anything about. */
export const ASSUMED: Origin = { state: "assumed", by: "", note: "", evidence: [] };

/** Read an origin as the server stores it: defaults are left out there. */
export function readOrigin(value: unknown): Origin {
  if (!value || typeof value !== "object") return ASSUMED;
  const { state, by, note, evidence } = value as Record<string, unknown>;
  return {
    state: STATES.includes(String(state)) ? (state as State) : "assumed",
    by: typeof by === "string" ? by : "",
    note: typeof note === "string" ? note : "",
    evidence: Array.isArray(evidence) ? evidence.map(readEvidence) : [],
  };
}

function readEvidence(value: unknown): Evidence {
  const found = (value ?? {}) as Record<string, unknown>;
  const word = (name: string) => (typeof found[name] === "string" ? found[name] : "");
  return { text: word("text"), source: word("source"), noted_by: word("noted_by"), on: word("on"), url: word("url"), file: word("file") };
}

/** The origins of a row: of the whole, and of the cells that have their own. */
export interface RowOrigins {
  row: Origin;
  cells: ReadonlyMap<string, Origin>;
}

/** Read the origins out of a row's map. */
export function rowOrigins(row: Y.Map<unknown>): RowOrigins {
  const cells = row.get("cells");
  const own = cells && typeof cells === "object" ? Object.entries(plain(cells)) : [];
  return { row: readOrigin(plain(row.get("origin"))), cells: new Map(own.map(([name, value]) => [name, readOrigin(value)])) };
}

/** The same for a row as the server sends it. */
export function contentOrigins(row: Record<string, unknown>): RowOrigins {
  const cells = (row["cells"] ?? {}) as Record<string, unknown>;
  return { row: readOrigin(row["provenance"]), cells: new Map(Object.entries(cells).map(([name, value]) => [name, readOrigin(value)])) };
}

/** A map of the document, or a plain object, as a plain object. */
function plain(value: unknown): Record<string, unknown> {
  if (!value || typeof value !== "object") return {};
  return "toJSON" in value ? ((value as Y.Map<unknown>).toJSON() as Record<string, unknown>) : (value as Record<string, unknown>);
}

/** Where the value of a cell comes from. */
export function cellOrigin(origins: RowOrigins, column: string): Origin {
  return origins.cells.get(column) ?? origins.row;
}

/** Does it still have to be checked: assumed, or drafted by a machine? */
export function isOpen({ state }: Origin): boolean {
  return state === "assumed" || state === "drafted";
}

const BLANK = /(〔(?:未記入|to fill in): [^〔〕]*〕)/;

/** A text in pieces; every second one is a blank that somebody has to fill in. */
export function splitBlanks(text: string): string[] {
  return text.split(BLANK);
}
