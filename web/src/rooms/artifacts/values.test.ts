import { expect, test } from "vitest";
import type { ColumnView } from "@/api/types";
import { parseValue, readDate, readNumber, showValue } from "./values";

const column = (widget: ColumnView["widget"], more: Partial<ColumnView> = {}): ColumnView => ({
  name: "c",
  label: { ja: "列", en: "Column" },
  widget,
  help: null,
  unit: null,
  choices: [],
  refs: "",
  computed: false,
  shared: false,
  ...more,
});

test("numbers in full width, with commas and units", () => {
  expect(["１２", "１，２００．５", "-3", "−3", " 7 ", "20分", "0.5"].map(readNumber)).toEqual([12, 1200.5, -3, -3, 7, 20, 0.5]);
  expect(readNumber("")).toBeNull();
  expect(["多い", "1-2", "--"].map(readNumber)).toEqual([undefined, undefined, undefined]);
});

test("days as people write them", () => {
  expect(["2026-02-03", "2026/2/3", "2026年2月3日", "２０２６．２．３"].map(readDate)).toEqual(Array(4).fill("2026-02-03"));
  expect(readDate("")).toBe("");
  expect(["2026-02-30", "明日"].map(readDate)).toEqual([undefined, undefined]);
});

test("choices by code or by the label of either language", () => {
  const kind = column("choice", { choices: [{ code: "more_optimal", label: { ja: "より最適", en: "More optimal" } }] });
  expect(["より最適", "more optimal", "more_optimal", ""].map((text) => parseValue(kind, text))).toEqual(["more_optimal", "more_optimal", "more_optimal", ""]);
  expect(parseValue(kind, "other")).toBeUndefined();
  expect([showValue(kind, "more_optimal", "ja"), showValue(kind, "more_optimal", "en")]).toEqual(["より最適", "More optimal"]);
});

test("references by the titles of the rows that they point to", () => {
  const targets = [{ id: "a", title: "予約する" }, { id: "b", title: "電話を\nかける" }];
  const refs = column("refs");
  expect(parseValue(refs, "予約する\nb", targets)).toEqual(["a", "b"]);
  expect(parseValue(refs, "知らない", targets)).toBeUndefined();
  expect(showValue(refs, ["a", "gone"], "ja", targets)).toBe("予約する\ngone");
  expect(parseValue(column("ref"), "電話を かける", targets)).toBe("b");
});

test("flags", () => {
  expect(["✓", "はい", "TRUE", "×", ""].map((text) => parseValue(column("flag"), text))).toEqual([true, true, true, false, false]);
  expect(parseValue(column("flag"), "maybe")).toBeUndefined();
});
