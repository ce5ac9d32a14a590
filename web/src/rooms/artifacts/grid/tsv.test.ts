import { describe, expect, test } from "vitest";
import { formatTsv, parseTsv } from "./tsv";

describe("cells on the clipboard", () => {
  test("rows and cells, with and without a last line break", () => {
    expect(parseTsv("a\tb\nc\td\n")).toEqual([["a", "b"], ["c", "d"]]);
    expect(parseTsv("a\tb\r\nc\td")).toEqual([["a", "b"], ["c", "d"]]);
    expect(parseTsv("")).toEqual([]);
    expect(parseTsv("one")).toEqual([["one"]]);
  });

  test("empty cells keep their place", () => {
    expect(parseTsv("\t\nx\t")).toEqual([["", ""], ["x", ""]]);
    expect(parseTsv("a\n\nb\n")).toEqual([["a"], [""], ["b"]]);
  });

  test("cells of several lines stand in quotation marks", () => {
    expect(parseTsv('"1行目\r\n2行目"\tb\r\n"say ""hi"""\td\r\n')).toEqual([["1行目\n2行目", "b"], ['say "hi"', "d"]]);
    expect(parseTsv('"a\tb"\tc')).toEqual([["a\tb", "c"]]);
  });

  test("quotation marks that belong to the text stay", () => {
    expect(parseTsv('"so" they say\t5" pipe')).toEqual([['"so" they say', '5" pipe']]);
    expect(parseTsv('"open\tb')).toEqual([['"open', "b"]]);
  });

  test("what is copied comes back the same", () => {
    const cells = [["a", 'b "c"', "x\ny"], ["", "\t", '"'], ["日本語", "〔未記入: 価格〕", "end"]];
    expect(parseTsv(formatTsv(cells))).toEqual(cells);
  });
});
