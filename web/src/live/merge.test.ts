import { expect, test } from "vitest";
import { difference, moved, Places } from "./merge";

test("the smallest edit is found, at the caret where a letter repeats", () => {
  expect(difference("abc", "abXc")).toEqual({ index: 2, remove: 0, insert: "X" });
  expect(difference("abc", "ac")).toEqual({ index: 1, remove: 1, insert: "" });
  expect(difference("same", "same")).toEqual({ index: 4, remove: 0, insert: "" });
  // The caret behind the first of two equal letters says that the first was typed.
  expect(difference("aab", "aaab", 1)).toEqual({ index: 0, remove: 0, insert: "a" });
  expect(difference("aab", "aaab", 3)).toEqual({ index: 2, remove: 0, insert: "a" });
});

test("a character of two units is never cut", () => {
  const edit = difference("x😀y", "x😁y");
  expect(edit).toEqual({ index: 1, remove: 2, insert: "😁" });
  const taken = difference("𠮷a", "𠮶a");
  expect(taken).toEqual({ index: 0, remove: 2, insert: "𠮶" });
});

test("places follow changes of others", () => {
  const places = new Places(6);
  places.apply([{ retain: 2 }, { insert: "XX" }, { retain: 1 }, { delete: 1 }]);
  // ab XX c (d gone) e f
  expect(places.position(2)).toBe(2);
  expect(places.position(3)).toBe(5);
  expect(places.position(4)).toBe(5);
  expect(places.runs(1, 4)).toEqual([
    { index: 4, length: 2 },
    { index: 1, length: 1 },
  ]);
});

test("a caret moves with what is written before it", () => {
  expect(moved(3, [{ insert: "ab" }])).toBe(5);
  expect(moved(3, [{ retain: 3 }, { insert: "ab" }])).toBe(3);
  expect(moved(3, [{ retain: 1 }, { delete: 5 }])).toBe(1);
});
