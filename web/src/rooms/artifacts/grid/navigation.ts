/** A cell of the table: the row by its id, so that rows which others insert move it along; the column by its place. */
export interface Position {
  row: string;
  column: number;
}

export interface GridState {
  active: Position | null;
  /** The other corner of the chosen cells; null when only the active one is chosen. */
  anchor: Position | null;
  /** Keys belong to the field, not to the table. */
  editing: boolean;
  /** After Escape the next Tab leaves the table. */
  leaving: boolean;
}

export const NOWHERE: GridState = { active: null, anchor: null, editing: false, leaving: false };

/** What the keys need to know about the table. */
export interface Table {
  ids: readonly string[];
  columns: number;
  /** Can the column be written by the viewer? */
  writable: (column: number) => boolean;
  /** `text`: typing writes. `pick`: Enter opens something. `flag`: Enter switches. */
  manner: (column: number) => "text" | "value" | "pick" | "flag";
}

export interface Pressed {
  key: string;
  shift: boolean;
  alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  command: boolean;
}

export type Action = "clear" | "menu" | "insert_below" | "break" | "row_up" | "row_down" | "pick" | "toggle" | "undo" | "redo";

/** `handled`: the key is used up. `state`: where the table stands then. `action`: what is to be done. */
export interface Outcome {
  handled: boolean;
  state: GridState;
  action?: Action;
}

/** The chosen cells as places, from and to included; null when nothing is chosen. */
export function chosen(state: GridState, ids: readonly string[]): { top: number; bottom: number; left: number; right: number } | null {
  if (!state.active) return null;
  const row = ids.indexOf(state.active.row);
  const other = state.anchor ? ids.indexOf(state.anchor.row) : row;
  if (row < 0) return null;
  const otherRow = other < 0 ? row : other;
  const column = state.anchor?.column ?? state.active.column;
  return {
    top: Math.min(row, otherRow),
    bottom: Math.max(row, otherRow),
    left: Math.min(state.active.column, column),
    right: Math.max(state.active.column, column),
  };
}

/** What a key does. Keys under an input method never come here. */
export function press(state: GridState, pressed: Pressed, table: Table): Outcome {
  const { active } = state;
  if (!active || !table.ids.includes(active.row)) return { handled: false, state };
  return state.editing ? whileEditing(state, active, pressed, table) : whileMoving(state, active, pressed, table);
}

function whileEditing(state: GridState, active: Position, { key, shift, alt, command }: Pressed, table: Table): Outcome {
  const ended = { ...state, editing: false };
  if (key === "Escape") return { handled: true, state: ended };
  if (key === "Tab") return tab(ended, active, shift, table);
  if (key === "ContextMenu" || (key === "F10" && shift)) return { handled: true, state: ended, action: "menu" };
  if (key !== "Enter") return { handled: false, state };
  if (command) return { handled: true, state: ended, action: "insert_below" };
  if (shift || alt) return { handled: true, state, action: "break" };
  return { handled: true, state: go(ended, active, 1, 0, table) };
}

function whileMoving(state: GridState, active: Position, pressed: Pressed, table: Table): Outcome {
  const { key, shift, alt, command } = pressed;
  if (key === "Tab") return tab(state, active, shift, table);
  if (key === "Escape") return { handled: true, state: { ...state, anchor: null, leaving: true } };
  if (alt && (key === "ArrowUp" || key === "ArrowDown")) return { handled: true, state, action: key === "ArrowUp" ? "row_up" : "row_down" };
  const moved = alt ? null : target(active, pressed, table);
  if (moved) return { handled: true, state: arrive(state, active, moved, shift) };
  if (key === "ContextMenu" || (key === "F10" && shift)) return { handled: true, state, action: "menu" };
  if (command && key === "Enter") return { handled: true, state, action: "insert_below" };
  if (command) return commanded(state, active, pressed, table);
  return writing(state, active, pressed, table);
}

function commanded(state: GridState, active: Position, { key, shift }: Pressed, table: Table): Outcome {
  const letter = key.toLowerCase();
  if (letter === "a") {
    const first = { row: table.ids[0] ?? active.row, column: 0 };
    const last = { row: table.ids.at(-1) ?? active.row, column: table.columns - 1 };
    return { handled: true, state: { ...state, active: last, anchor: first } };
  }
  if (letter === "z") return { handled: true, state, action: shift ? "redo" : "undo" };
  if (letter === "y") return { handled: true, state, action: "redo" };
  return { handled: false, state };
}

function writing(state: GridState, active: Position, { key, alt }: Pressed, table: Table): Outcome {
  const writable = table.writable(active.column);
  const manner = table.manner(active.column);
  if (key === "Delete" || key === "Backspace") return { handled: true, state, action: "clear" };
  if (!writable) return key === "Enter" ? { handled: true, state: go(state, active, 1, 0, table) } : { handled: false, state };
  if (key === "Enter" || key === "F2" || (key === " " && manner !== "text" && manner !== "value")) {
    if (manner === "flag") return { handled: true, state, action: "toggle" };
    if (manner === "pick") return { handled: true, state, action: "pick" };
    return { handled: true, state: { ...state, anchor: null, editing: true, leaving: false } };
  }
  const letter = [...key].length === 1 && !alt;
  if (letter && (manner === "text" || manner === "value")) return { handled: false, state: { ...state, anchor: null, editing: true, leaving: false } };
  return { handled: false, state };
}

/** Where an arrow or one of its relatives leads; null when the key is none. */
function target(active: Position, { key, command }: Pressed, table: Table): Position | null {
  const last = table.ids.length - 1;
  const row = table.ids.indexOf(active.row);
  const at = (place: number, column: number) => ({ row: table.ids[Math.max(0, Math.min(last, place))] ?? active.row, column });
  switch (key) {
    case "ArrowUp":
      return at(command ? 0 : row - 1, active.column);
    case "ArrowDown":
      return at(command ? last : row + 1, active.column);
    case "ArrowLeft":
      return at(row, command ? 0 : Math.max(0, active.column - 1));
    case "ArrowRight":
      return at(row, command ? table.columns - 1 : Math.min(table.columns - 1, active.column + 1));
    case "Home":
      return at(command ? 0 : row, 0);
    case "End":
      return at(command ? last : row, table.columns - 1);
    case "PageUp":
      return at(row - 10, active.column);
    case "PageDown":
      return at(row + 10, active.column);
    default:
      return null;
  }
}

function arrive(state: GridState, from: Position, to: Position, extend: boolean): GridState {
  return { active: to, anchor: extend ? (state.anchor ?? from) : null, editing: false, leaving: false };
}

function go(state: GridState, active: Position, down: number, right: number, table: Table): GridState {
  const row = Math.max(0, Math.min(table.ids.length - 1, table.ids.indexOf(active.row) + down));
  const column = Math.max(0, Math.min(table.columns - 1, active.column + right));
  return arrive(state, active, { row: table.ids[row] ?? active.row, column }, false);
}

/** The next or the last cell, from row to row; beyond the ends, and after Escape, Tab leaves the table. */
function tab(state: GridState, active: Position, back: boolean, table: Table): Outcome {
  const place = table.ids.indexOf(active.row) * table.columns + active.column + (back ? -1 : 1);
  if (state.leaving || place < 0 || place >= table.ids.length * table.columns) return { handled: false, state: { ...state, anchor: null } };
  const row = table.ids[Math.floor(place / table.columns)] ?? active.row;
  return { handled: true, state: arrive(state, active, { row, column: place % table.columns }, false) };
}
