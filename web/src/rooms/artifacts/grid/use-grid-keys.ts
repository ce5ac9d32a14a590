import { useCallback } from "react";
import type { LiveDocument } from "@/live/document";
import type { Rows } from "@/live/rows";
import { isConverting } from "@/ui/keys";
import { isShared, type ListView } from "../shape";
import { clearCells } from "./clipboard";
import { type Action, chosen, type GridState, NOWHERE, press, type Table } from "./navigation";
import type { RowActions } from "./row-actions";

interface Options {
  document: LiveDocument;
  rows: Rows;
  list: ListView;
  ids: readonly string[];
  writable: boolean;
  actions: RowActions;
  latest: { current: GridState };
  container: { current: HTMLElement | null };
  show: (next: GridState) => void;
}

/** The keys of the table. What an input method is in the middle of is none of its business. */
export function useGridKeys(options: Options) {
  const { latest, container, show } = options;
  const onKeyDown = useCallback(
    (event: React.KeyboardEvent) => {
      if (!container.current?.contains(event.target as Node) || isConverting(event)) return;
      // A field that has undone its own change has used the key up.
      if (event.defaultPrevented) return;
      if ((event.target as Element).closest("[data-menu]")) return;
      const pressed = { key: event.key, shift: event.shiftKey, alt: event.altKey, command: event.ctrlKey || event.metaKey };
      const outcome = press(latest.current, pressed, tableOf(options));
      if (outcome.handled) event.preventDefault();
      if (outcome.state !== latest.current) show(outcome.state);
      if (outcome.action) act(outcome.action, options, event.target as HTMLElement);
    },
    [options, latest, container, show],
  );
  /** Typing that came without a key that says so: an input method, dictation, a phone's keyboard. */
  const onInput = useCallback(
    (event: React.SyntheticEvent) => {
      if (!container.current?.contains(event.target as Node) || latest.current.editing || !latest.current.active) return;
      const typed = event.target instanceof HTMLTextAreaElement || (event.target instanceof HTMLInputElement && event.target.type !== "checkbox");
      // Not within the event: a field that React holds would be given back its old value before it is read.
      if (typed) queueMicrotask(() => show({ ...latest.current, anchor: null, editing: true, leaving: false }));
    },
    [latest, container, show],
  );
  return { onKeyDown, onInput };
}

function tableOf({ ids, list, writable }: Options): Table {
  return {
    ids,
    columns: list.columns.length,
    writable: (place) => writable && !list.columns[place]?.computed,
    manner: (place) => {
      const column = list.columns[place];
      if (!column || isShared(column)) return "text";
      if (column.widget === "flag") return "flag";
      return column.widget === "ref" || column.widget === "refs" ? "pick" : "value";
    },
  };
}

function act(action: Action, options: Options, target: HTMLElement): void {
  const { document, rows, list, ids, writable, actions, latest, show } = options;
  const state = latest.current;
  const { active } = state;
  if (!active) return;
  const place = rows.ids().indexOf(active.row);
  const cell = target.closest<HTMLElement>("[role=gridcell]");
  if (action === "menu") return cell?.querySelector<HTMLElement>("[data-menu]")?.click();
  if (!writable) return;
  switch (action) {
    case "insert_below":
      return show({ ...NOWHERE, active: { row: actions.insert(place + 1), column: 0 } });
    case "row_up":
    case "row_down":
      return keepFocus(() => actions.move(active.row, action === "row_up" ? -1 : 1), options);
    case "clear": {
      const at = chosen(state, ids);
      return at ? clearCells(document, rows, ids, list.columns, at) : undefined;
    }
    case "toggle":
      return rows.cell(active.row, list.columns[active.column]?.name ?? "")?.set(!(rows.get(active.row)?.get(list.columns[active.column]?.name ?? "") === true));
    case "pick":
      return cell?.querySelector<HTMLElement>("button:not([data-menu])")?.click();
    case "break":
      return breakLine(target, list.columns[active.column]?.widget === "text");
    case "undo":
      return void document.undo.undo();
    case "redo":
      return void document.undo.redo();
  }
}

/** Moving a row moves its element, and with it goes the focus: take it back. */
function keepFocus(move: () => void, { container }: Options): void {
  const focused = document.activeElement;
  move();
  requestAnimationFrame(() => {
    if (focused instanceof HTMLElement && focused.isConnected && container.current?.contains(focused)) focused.focus({ preventScroll: true });
  });
}

function breakLine(field: HTMLElement, multiline: boolean): void {
  if (!multiline || !(field instanceof HTMLTextAreaElement)) return;
  field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertLineBreak" }));
}
