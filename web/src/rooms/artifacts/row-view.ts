import { useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { Cell } from "@/live/cell";
import { useCellValue } from "@/live/use-document";
import { type RowOrigins, rowOrigins } from "./provenance";
import { plainValue, type Value } from "./values";

/** A row, or the scalar fields, as plain values with their origins. */
export interface RowView {
  values: Readonly<Record<string, Value>>;
  origins: RowOrigins;
}

/** What only the server writes. */
const SERVERS_OWN = new Set(["order", "origin", "cells"]);

/** Read a row out of the document. */
export function readRow(row: Y.Map<unknown>): RowView {
  const values: Record<string, Value> = {};
  for (const [name, value] of row.entries()) if (!SERVERS_OWN.has(name)) values[name] = plainValue(value);
  return { values, origins: rowOrigins(row) };
}

/** A row of the document as it changes; the same object as long as nothing in it does. */
export function useRowView(row: Y.Map<unknown>): RowView {
  const store = useMemo(() => watch(row), [row]);
  return useSyncExternalStore(store.subscribe, store.get);
}

function watch(row: Y.Map<unknown>) {
  let view: RowView | null = null;
  let drawn = "";
  const read = () => {
    const next = readRow(row);
    const now = JSON.stringify([next.values, next.origins.row, [...next.origins.cells]]);
    // Moving a row changes its key only: nothing that is shown here.
    if (view && now === drawn) return false;
    view = next;
    drawn = now;
    return true;
  };
  return {
    get: (): RowView => {
      if (!view) read();
      return view as unknown as RowView;
    },
    subscribe: (listener: () => void) => {
      const follow = () => {
        if (read()) listener();
      };
      follow();
      row.observeDeep(follow);
      return () => row.unobserveDeep(follow);
    },
  };
}

/** The text of a cell, as it changes. */
export function useCellText(cell: Cell): string {
  const value = useCellValue(cell);
  return typeof value === "string" ? value : "";
}
