import { expect, test } from "vitest";
import type { ColumnView } from "@/api/types";
import { type Change, filledIn, originState, rowName, shown, together } from "./changes";

const column = (name: string, widget: ColumnView["widget"], more: Partial<ColumnView> = {}): ColumnView => ({
  name,
  label: { ja: name, en: name },
  widget,
  help: null,
  unit: null,
  choices: [],
  refs: "",
  computed: false,
  shared: widget === "text",
  ...more,
});
const say = (label: { en: string }) => label.en;
const words = { yes: "Yes", no: "No" };
const state = column("state", "choice", { choices: [{ code: "done", label: { ja: "完了", en: "Done" } }] });

test("a row is called by its first words", () => {
  expect(rowName({ n: 3, title: "Call five shops\nsoon" }, [column("n", "number"), column("title", "text")])).toBe("Call five shops");
  expect(rowName(undefined, [])).toBe("");
});

test("values are shown as people read them", () => {
  expect(shown("done", state, say, words)).toBe("Done");
  expect(shown(5, column("minutes", "number", { unit: { ja: "分", en: "min" } }), say, words)).toBe("5 min");
  expect([shown(true, undefined, say, words), shown(null, undefined, say, words), shown([], undefined, say, words)]).toEqual(["Yes", "", ""]);
});

test("changes of one row stand together, fields for themselves", () => {
  const change = (list: string, row: string, name: string): Change => ({ what: "cell", list, row, column: name, before: "", after: "x" });
  const found = together([change("rows", "a", "one"), change("", "", "value"), change("rows", "a", "two")]);
  expect(found.map(({ changes }) => changes.length)).toEqual([2, 1]);
});

test("a new row tells what it holds, without blanks and unset flags", () => {
  expect(filledIn({ title: "New", chosen: false, state: "done" }, [column("title", "line"), column("chosen", "flag"), state, column("link", "ref")], say, words)).toEqual([
    { label: "title", text: "New" },
    { label: "state", text: "Done" },
  ]);
});

test("an origin has a state", () => {
  expect([originState({ state: "observed" }), originState(null)]).toEqual(["observed", ""]);
});
