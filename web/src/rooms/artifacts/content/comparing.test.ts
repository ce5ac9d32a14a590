import { expect, test } from "vitest";
import { differ, matched } from "./comparing";

test("silence and spacing are no difference", () => {
  expect(differ(["工場", "工場 ", "", null])).toBe(false);
  expect(differ(["ＡＢＣ", "ABC"])).toBe(false);
  expect(differ(["工場", "病院"])).toBe(true);
});

test("rows are matched by their ids where these are shared, else by their place", () => {
  expect(matched([[{ id: "a" }, { id: "b" }], [{ id: "b" }]])).toEqual([[{ id: "a" }, undefined], [{ id: "b" }, { id: "b" }]]);
  expect(matched([[{ id: "a" }], [{ id: "x" }, { id: "y" }]])).toEqual([[{ id: "a" }, { id: "x" }], [undefined, { id: "y" }]]);
  expect(matched([])).toEqual([]);
});
