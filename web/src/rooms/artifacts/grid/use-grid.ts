import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { chosen, type GridState, NOWHERE, type Position } from "./navigation";

/** Where the table stands: the active cell, what is chosen, whether the keys are in the table at all. */
export function useGridState(ids: readonly string[]) {
  const [state, set] = useReducer((_: GridState, next: GridState) => next, NOWHERE);
  const [focused, setFocused] = useState(false);
  const latest = useRef(state);
  latest.current = state;
  const container = useRef<HTMLDivElement>(null);

  // The row may have been deleted by somebody: the keys go to the row that took its place.
  const known = useRef<readonly string[]>(ids);
  useEffect(() => {
    const { active } = latest.current;
    if (active && !ids.includes(active.row)) {
      const place = Math.min(Math.max(0, known.current.indexOf(active.row)), ids.length - 1);
      const row = ids[place];
      set({ ...NOWHERE, active: row === undefined ? null : { row, column: active.column } });
    }
    known.current = ids;
  }, [ids]);

  /** Show the new place at once, so that the field there has the keys before the next one comes. */
  const show = useCallback((next: GridState) => {
    latest.current = next;
    flushSync(() => {
      set(next);
      if (next.active) setFocused(true);
    });
    // A press beside the cells takes the keys away; where the table is used, they belong to its cell.
    if (next.active && !container.current?.contains(document.activeElement)) focusInside(container.current?.querySelector<HTMLElement>("[data-here]") ?? null);
  }, []);

  const onFocus = useCallback((event: React.FocusEvent) => {
    const target = event.target as HTMLElement;
    if (!container.current?.contains(target)) return;
    setFocused(true);
    // A menu that closes gives the focus back to its button; the keys are wanted in the cell.
    const back = event.relatedTarget instanceof Node ? !container.current.contains(event.relatedTarget) : true;
    if (back && target.matches("[role=gridcell] [data-menu]")) requestAnimationFrame(() => focusInside(target.closest("[role=gridcell]")));
    const at = positionOf(target);
    const { active } = latest.current;
    if (at && !(active?.row === at.row && active.column === at.column)) set({ ...NOWHERE, active: at });
  }, []);

  const onBlur = useCallback((event: React.FocusEvent) => {
    const next = event.relatedTarget;
    if (next instanceof Node && container.current?.contains(next)) return;
    // A field that gives way to the next one takes the focus with it for a moment.
    requestAnimationFrame(() => {
      const now = document.activeElement;
      // Behind an open menu or dialog the page is inert; the keys come back when it closes.
      if (container.current?.contains(now) || container.current?.closest("[inert], [aria-hidden=true]")) return;
      setFocused(false);
      if (latest.current.editing || latest.current.leaving) set({ ...latest.current, editing: false, leaving: false });
    });
  }, []);

  return { state, latest, focused, container, show, onFocus, onBlur, rectangle: chosen(state, ids) };
}

/** The cell that an element stands in; null outside of cells. */
export function positionOf(target: Element): Position | null {
  const cell = target.closest<HTMLElement>("[role=gridcell]");
  const row = cell?.closest<HTMLElement>("[data-row]")?.dataset["row"];
  return cell && row !== undefined ? { row, column: Number(cell.dataset["column"]) } : null;
}

/** Put the keys into the field of a cell, or onto the cell itself where nothing can be written. */
export function focusInside(frame: HTMLElement | null): void {
  const field = frame?.querySelector<HTMLElement>("textarea, input, select, button:not([data-menu]):not([tabindex='-1'])");
  const wanted = field ?? frame;
  if (!wanted || wanted === document.activeElement) return;
  wanted.focus({ preventScroll: true });
  frame?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (wanted instanceof HTMLTextAreaElement) wanted.setSelectionRange(wanted.value.length, wanted.value.length);
}
