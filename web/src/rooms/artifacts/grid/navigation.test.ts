import { describe, expect, test } from "vitest";
import { chosen, type GridState, NOWHERE, press, type Pressed, type Table } from "./navigation";

const table: Table = {
  ids: ["a", "b", "c"],
  columns: 4,
  writable: (column) => column !== 3,
  manner: (column) => (["text", "flag", "pick", "value"] as const)[column] ?? "text",
};
const at = (row: string, column: number, more: Partial<GridState> = {}): GridState => ({ ...NOWHERE, active: { row, column }, ...more });
const key = (name: string, more: Partial<Pressed> = {}): Pressed => ({ key: name, shift: false, alt: false, command: false, ...more });
const after = (state: GridState, ...keys: Pressed[]) => keys.reduce((now, pressed) => press(now, pressed, table).state, state);

describe("moving", () => {
  test("arrows go from cell to cell and stop at the edges", () => {
    expect(after(at("a", 0), key("ArrowDown"), key("ArrowRight")).active).toEqual({ row: "b", column: 1 });
    expect(after(at("a", 0), key("ArrowUp"), key("ArrowLeft")).active).toEqual({ row: "a", column: 0 });
    expect(after(at("a", 1), key("ArrowDown", { command: true }), key("End")).active).toEqual({ row: "c", column: 3 });
    expect(after(at("c", 3), key("Home", { command: true })).active).toEqual({ row: "a", column: 0 });
  });

  test("Tab goes from row to row and leaves at the ends", () => {
    expect(after(at("a", 3), key("Tab")).active).toEqual({ row: "b", column: 0 });
    expect(after(at("b", 0), key("Tab", { shift: true })).active).toEqual({ row: "a", column: 3 });
    expect(press(at("c", 3), key("Tab"), table).handled).toBe(false);
    expect(press(at("a", 0), key("Tab", { shift: true }), table).handled).toBe(false);
  });

  test("after Escape, Tab leaves from anywhere: the table is no trap", () => {
    const escaped = after(at("a", 1), key("Escape"));
    expect(press(escaped, key("Tab"), table).handled).toBe(false);
    expect(press(after(escaped, key("ArrowDown")), key("Tab"), table).handled).toBe(true);
  });

  test("Shift and arrows choose cells", () => {
    const state = after(at("a", 1), key("ArrowDown", { shift: true }), key("ArrowRight", { shift: true }));
    expect(chosen(state, table.ids)).toEqual({ top: 0, bottom: 1, left: 1, right: 2 });
    expect(chosen(after(state, key("ArrowDown")), table.ids)).toEqual({ top: 2, bottom: 2, left: 2, right: 2 });
    expect(chosen(after(at("b", 1), key("a", { command: true })), table.ids)).toEqual({ top: 0, bottom: 2, left: 0, right: 3 });
  });

  test("a row that another person deleted takes nothing with it", () => {
    expect(press(at("gone", 0), key("ArrowDown"), table).handled).toBe(false);
    expect(chosen(at("gone", 0), table.ids)).toBeNull();
    expect(chosen(at("b", 0, { anchor: { row: "gone", column: 1 } }), table.ids)).toEqual({ top: 1, bottom: 1, left: 0, right: 1 });
  });
});

describe("writing", () => {
  test("Enter, F2 and typing begin; typing leaves the key to the field", () => {
    expect(press(at("a", 0), key("Enter"), table)).toMatchObject({ handled: true, state: { editing: true } });
    expect(press(at("a", 0), key("F2"), table)).toMatchObject({ handled: true, state: { editing: true } });
    expect(press(at("a", 0), key("x"), table)).toMatchObject({ handled: false, state: { editing: true } });
    expect(press(at("a", 0), key("あ"), table)).toMatchObject({ handled: false, state: { editing: true } });
    expect(press(at("a", 0), key("Shift"), table)).toMatchObject({ handled: false, state: { editing: false } });
  });

  test("Enter ends and moves down, Escape only ends, Tab goes on", () => {
    const editing = at("a", 0, { editing: true });
    expect(after(editing, key("Enter"))).toMatchObject({ active: { row: "b", column: 0 }, editing: false });
    expect(after(editing, key("Escape"))).toMatchObject({ active: { row: "a", column: 0 }, editing: false, leaving: false });
    expect(after(editing, key("Tab"))).toMatchObject({ active: { row: "a", column: 1 }, editing: false });
  });

  test("arrows and letters belong to the field while it is edited", () => {
    const editing = at("a", 0, { editing: true });
    for (const name of ["ArrowUp", "ArrowLeft", "Home", "x", "Delete", "Backspace"])
      expect(press(editing, key(name), table)).toEqual({ handled: false, state: editing });
  });

  test("Shift+Enter and Alt+Enter break the line, Ctrl+Enter makes a row", () => {
    const editing = at("a", 0, { editing: true });
    expect(press(editing, key("Enter", { shift: true }), table).action).toBe("break");
    expect(press(editing, key("Enter", { alt: true }), table).action).toBe("break");
    expect(press(editing, key("Enter", { command: true }), table)).toMatchObject({ action: "insert_below", state: { editing: false } });
    expect(press(at("a", 0), key("Enter", { command: true }), table).action).toBe("insert_below");
  });

  test("what is switched or picked has no state of editing", () => {
    expect(press(at("a", 1), key(" "), table).action).toBe("toggle");
    expect(press(at("a", 1), key("Enter"), table).action).toBe("toggle");
    expect(press(at("a", 2), key("Enter"), table)).toMatchObject({ action: "pick", state: { editing: false } });
  });

  test("a computed column cannot be written; Enter goes down from there", () => {
    expect(press(at("a", 3), key("Enter"), table)).toMatchObject({ handled: true, state: { active: { row: "b" }, editing: false } });
    expect(press(at("a", 3), key("x"), table)).toMatchObject({ handled: false, state: { editing: false } });
  });

  test("rows move by Alt and arrows; menus open by their keys; undo reaches every cell", () => {
    expect(press(at("b", 0), key("ArrowUp", { alt: true }), table).action).toBe("row_up");
    expect(press(at("b", 0), key("ArrowDown", { alt: true }), table).action).toBe("row_down");
    expect(press(at("b", 0), key("F10", { shift: true }), table).action).toBe("menu");
    expect(press(at("b", 1), key("z", { command: true }), table).action).toBe("undo");
    expect(press(at("b", 1), key("Z", { command: true, shift: true }), table).action).toBe("redo");
    expect(press(at("b", 0), key("Delete"), table).action).toBe("clear");
  });
});
