import { useCallback, useRef } from "react";
import type { Rows } from "@/live/rows";
import type { ListView } from "../shape";
import { type GridState, NOWHERE, type Position } from "./navigation";
import { positionOf } from "./use-grid";

interface Options {
  rows: Rows;
  list: ListView;
  writable: boolean;
  latest: { current: GridState };
  show: (next: GridState) => void;
}

const same = (a: Position | null, b: Position) => a?.row === b.row && a.column === b.column;

/** What the pointer does: the first press goes to a cell, the second into its text; dragging chooses cells. */
export function usePointer({ rows, list, writable, latest, show }: Options) {
  const dragging = useRef(false);
  const onMouseDown = useCallback(
    (event: React.MouseEvent) => {
      const target = event.target as Element;
      const at = event.button === 0 ? positionOf(target) : null;
      if (!at || target.closest("[data-menu], a, button")) return;
      const { current } = latest;
      if (event.shiftKey && current.active && !current.editing) {
        event.preventDefault();
        return show({ ...current, anchor: at });
      }
      if (same(current.active, at) && target.closest("textarea, input, select")) {
        if (!current.editing && !target.closest("input[type=checkbox]")) show({ ...current, anchor: null, editing: true });
        return;
      }
      event.preventDefault();
      dragging.current = true;
      show({ ...NOWHERE, active: at });
      const column = list.columns[at.column];
      if (column?.widget === "flag" && writable && !column.computed) rows.cell(at.row, column.name)?.set(rows.get(at.row)?.get(column.name) !== true);
    },
    [rows, list, writable, latest, show],
  );
  const onMouseOver = useCallback(
    (event: React.MouseEvent) => {
      if (!dragging.current) return;
      if (event.buttons !== 1) {
        dragging.current = false;
        return;
      }
      const at = positionOf(event.target as Element);
      const { current } = latest;
      if (at && current.active && !current.editing && !same(current.anchor ?? current.active, at)) show({ ...current, anchor: at });
    },
    [latest, show],
  );
  /** A press on the head of a row chooses the whole row, with Shift all rows up to it. */
  const onClick = useCallback(
    (event: React.MouseEvent) => {
      const target = event.target as Element;
      const row = target.closest("[role=rowheader]")?.closest<HTMLElement>("[data-row]")?.dataset["row"];
      if (row === undefined || target.closest("button")) return;
      const { current } = latest;
      const last = list.columns.length - 1;
      if (event.shiftKey && current.active) return show({ ...current, active: { ...current.active, column: 0 }, anchor: { row, column: last }, editing: false });
      return show({ ...NOWHERE, active: { row, column: 0 }, anchor: { row, column: last } });
    },
    [list, latest, show],
  );
  return { onMouseDown, onMouseOver, onClick };
}

/** Rows are moved by their heads; Alt and arrows, and the menu, do the same. */
export function useRowDrag(move: (id: string, index: number) => void, ids: readonly string[]) {
  const dragged = useRef("");
  const marked = useRef<HTMLElement | null>(null);
  const mark = (row: HTMLElement | null, where: string) => {
    if (marked.current && marked.current !== row) delete marked.current.dataset["drop"];
    marked.current = row;
    if (row) row.dataset["drop"] = where;
  };
  const place = (event: React.DragEvent): { row: HTMLElement; after: boolean } | null => {
    const row = (event.target as Element).closest<HTMLElement>("[role=row][data-row]");
    if (!row || !dragged.current) return null;
    const { top, height } = row.getBoundingClientRect();
    return { row, after: event.clientY > top + height / 2 };
  };
  return {
    onDragStart: (event: React.DragEvent) => {
      dragged.current = (event.target as Element).closest<HTMLElement>("[data-row]")?.dataset["row"] ?? "";
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
    },
    onDragOver: (event: React.DragEvent) => {
      const at = place(event);
      if (!at) return;
      event.preventDefault();
      mark(at.row, at.after ? "after" : "before");
    },
    onDrop: (event: React.DragEvent) => {
      const at = place(event);
      if (!at) return;
      event.preventDefault();
      const others = ids.filter((id) => id !== dragged.current);
      const index = others.indexOf(at.row.dataset["row"] ?? "");
      if (index >= 0) move(dragged.current, index + (at.after ? 1 : 0));
    },
    onDragEnd: () => {
      mark(null, "");
      dragged.current = "";
    },
  };
}
