import { useMemo } from "react";
import { useDocument } from "@/live/use-document";
import type { Rows } from "@/live/rows";
import { type ListView, sharedNames } from "../shape";

/** What can be done with the rows of a list, each one step of undo. */
export interface RowActions {
  insert(index: number): string;
  duplicate(id: string): string;
  move(id: string, by: -1 | 1): void;
  moveTo(id: string, index: number): void;
  remove(ids: readonly string[]): void;
}

/** The verbs for a list; `removed` is told how many rows went, so that the page can offer them back. */
export function useRowActions(rows: Rows, list: ListView, removed: (count: number) => void): RowActions {
  const document = useDocument();
  return useMemo(() => {
    const step = <T>(change: () => T): T => {
      document.undo.stopCapturing();
      const answer = change();
      document.undo.stopCapturing();
      return answer;
    };
    const shared = sharedNames(list);
    return {
      insert: (index) => step(() => rows.insert(index, shared)),
      duplicate: (id) => step(() => duplicate(rows, id, list, shared)),
      move: (id, by) => step(() => rows.move(id, rows.ids().indexOf(id) + by)),
      moveTo: (id, index) => step(() => rows.move(id, index)),
      remove: (ids) => {
        step(() => rows.remove(...ids));
        removed(ids.length);
      },
    };
  }, [document, rows, list, removed]);
}

/** A copy of a row holds what people write; what is computed is computed anew. */
function duplicate(rows: Rows, id: string, list: ListView, shared: readonly string[]): string {
  const computed = new Set(list.columns.filter((column) => column.computed).map(({ name }) => name));
  const values = Object.entries(rows.values(id)).filter(([name]) => !computed.has(name));
  return rows.insert(rows.ids().indexOf(id) + 1, shared, Object.fromEntries(values));
}
