import { describe, expect, test } from "vitest";
import { fill, placeholders } from "./catalogue";
import { clock } from "./format";

const files = import.meta.glob<Record<string, string>>("./*.{ja,en}.json", { eager: true, import: "default" });
const raw = import.meta.glob<string>("./*.json", { eager: true, query: "?raw", import: "default" });
const areas = [...new Set(Object.keys(files).map((path) => path.replace(/^\.\/(.*)\.(ja|en)\.json$/, "$1")))];

describe.each(areas)("catalogue %s", (area) => {
  const ja = files[`./${area}.ja.json`] ?? {};
  const en = files[`./${area}.en.json`] ?? {};

  test("has the same sentences in both languages", () => {
    expect(Object.keys(ja).sort()).toEqual(Object.keys(en).sort());
  });

  test("has the same placeholders in both languages, and no empty sentence", () => {
    for (const key of Object.keys(ja)) {
      expect(placeholders(ja[key] ?? ""), key).toEqual(placeholders(en[key] ?? ""));
      expect(ja[key]?.trim() && en[key]?.trim(), key).toBeTruthy();
    }
  });

  test("keeps to one style of Japanese punctuation", () => {
    for (const [key, sentence] of Object.entries(ja))
      expect(sentence, key).not.toMatch(/[,.](?=[ぁ-んァ-ヶ一-龠])|(?<=[ぁ-んァ-ヶ一-龠]),(?! )|[（）：]/);
  });
});

test.each(Object.keys(raw))("%s has no key twice", (path) => {
  const keys = [...(raw[path] ?? "").matchAll(/^\s*"((?:[^"\\]|\\.)+)"\s*:/gm)].map((found) => found[1]);
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
});

test("placeholders are filled, and words follow a number", () => {
  expect(fill("{count} {count:step|steps} of {who}", { count: 1, who: "Aki" })).toBe("1 step of Aki");
  expect(fill("{count} {count:step|steps}", { count: 2 })).toBe("2 steps");
  expect(fill("{missing}", {})).toBe("{missing}");
});

test("a clock shows what is left, and what is over", () => {
  expect([65_000, 64_001, 0, -12_000, 3_600_000].map(clock)).toEqual(["1:05", "1:05", "0:00", "-0:12", "1:00:00"]);
});
