import * as Y from "yjs";
import { Cell } from "./cell";
import { reordered } from "./ordering";

/** Plain values of a new row; texts are given as string and named in `shared`. */
export type Values = Record<string, string | number | boolean | string[] | null>;

type RowMap = Y.Map<unknown>;

/** What only the server writes. */
const SERVERS_OWN = new Set(["order", "origin", "cells"]);
const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** An id for a new row; also where pages are served without TLS, so no `crypto.randomUUID`. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
}

/** The rows of a list, in the order of their fractional keys; equal keys follow their ids, as on the server. */
export class Rows {
  constructor(
    readonly doc: Y.Doc,
    readonly map: Y.Map<RowMap>,
    readonly origin: unknown,
  ) {}

  /** Ids in order. */
  ids(): string[] {
    const keys = this.keys();
    return [...keys.keys()].sort((a, b) => compare(keys.get(a), keys.get(b)) || compare(a, b));
  }

  get(id: string): RowMap | undefined {
    return this.map.get(id);
  }

  cell(id: string, column: string): Cell | null {
    const row = this.map.get(id);
    return row ? new Cell(this.doc, row, column, this.origin) : null;
  }

  /** Plain content of a row, without order and provenance. */
  values(id: string): Values {
    const found: Values = {};
    for (const [name, value] of this.map.get(id)?.entries() ?? [])
      if (!SERVERS_OWN.has(name)) found[name] = value instanceof Y.Text ? value.toString() : (value as Values[string]);
    return found;
  }

  /** Insert a row so that it stands at `index`. `shared` names the columns that are shared texts. Returns its id. */
  insert(index: number, shared: readonly string[], values: Values = {}): string {
    const id = newId();
    this.doc.transact(() => {
      const row: RowMap = new Y.Map();
      for (const name of shared) row.set(name, new Y.Text(String(values[name] ?? "")));
      for (const [name, value] of Object.entries(values))
        if (!shared.includes(name) && !SERVERS_OWN.has(name)) row.set(name, value);
      this.map.set(id, row);
      const wanted = this.ids().filter((each) => each !== id);
      wanted.splice(index, 0, id);
      this.order(wanted, id);
    }, this.origin);
    return id;
  }

  /** Add a row at the end. */
  append(shared: readonly string[], values: Values = {}): string {
    return this.insert(this.map.size, shared, values);
  }

  /** Put a copy of a row behind it. Returns the copy's id, or "" when the row is gone. */
  duplicate(id: string, shared: readonly string[]): string {
    if (!this.map.has(id)) return "";
    return this.insert(this.ids().indexOf(id) + 1, shared, this.values(id));
  }

  /** Move a row so that it stands at `index`. */
  move(id: string, index: number): void {
    if (!this.map.has(id)) return;
    const wanted = this.ids().filter((each) => each !== id);
    wanted.splice(Math.max(0, Math.min(index, wanted.length)), 0, id);
    this.doc.transact(() => this.order(wanted, id), this.origin);
  }

  /** Delete rows. */
  remove(...ids: string[]): void {
    this.doc.transact(() => {
      for (const id of ids) this.map.delete(id);
    }, this.origin);
  }

  private keys(): Map<string, string> {
    return new Map([...this.map.entries()].map(([id, row]) => [id, String(row.get("order") ?? "")]));
  }

  /** Give new keys to as few rows as possible, first of all to the one that moves. */
  private order(wanted: readonly string[], moving: string): void {
    const keys = this.keys();
    keys.delete(moving);
    for (const [id, key] of reordered(wanted, keys)) this.map.get(id)?.set("order", key);
  }
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
}
