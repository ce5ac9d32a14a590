import { describe, expect, test } from "vitest";
import { agreement, marked, normalised, samePerson } from "./compare";

const answers = (...texts: string[]) => texts.map((text, place) => ({ who: String(place), text }));
const only = (language: "ja" | "en", ...texts: string[]) =>
  marked(answers(...texts), language).map((pieces) => pieces.filter((piece) => piece.only).map(({ text }) => text.trim()));

test("width, case, spaces and punctuation make no difference", () => {
  expect(normalised("ＡＩ 予約、アプリ。")).toBe(normalised("ai予約アプリ"));
});

test("a name is the same with spaces or an honorific, and nobody is nobody", () => {
  expect(samePerson("鈴木 一", "鈴木一さん")).toBe(true);
  expect(samePerson("", "")).toBe(false);
});

describe("agreement of a field", () => {
  test.each([
    [["予約アプリ", "予約アプリ。", ""], "same"],
    [["Small shops", "Large shops"], "differs"],
    [["Small shops", " "], "alone"],
    [["", ""], "empty"],
  ])("%j: %s", (texts, expected) => {
    expect(agreement(answers(...texts))).toBe(expected);
  });
});

describe("words that only one person uses", () => {
  test("are marked in both answers, small words are not", () => {
    expect(only("en", "Owners of small shops", "The owners of a chain")).toEqual([["small", "shops"], ["chain"]]);
  });

  test("a plural is the same word", () => {
    expect(only("en", "shop", "shops")).toEqual([[], []]);
  });

  test("in Japanese, particles are not words", () => {
    const [first, second] = only("ja", "小さな店舗の店長", "大きな店舗の店長");
    expect(first?.join("")).toContain("小さ");
    expect(second?.join("")).toContain("大き");
    expect(first?.join("")).not.toContain("店長");
  });

  test("a single answer has nothing to differ from, and no text is lost", () => {
    const [pieces] = marked(answers("受付の人"), "ja");
    expect(pieces?.some((piece) => piece.only)).toBe(false);
    expect(pieces?.map(({ text }) => text).join("")).toBe("受付の人");
  });
});
