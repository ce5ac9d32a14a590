import { expect, test } from "vitest";
import vectors from "../../../tests/artifacts/ordering_vectors.json";
import { keyBetween, reordered, spreadKeys } from "./ordering";

test("keys are those of the server", () => {
  for (const [before, after, key] of vectors.between as [string, string, string][]) {
    expect(keyBetween(before, after)).toBe(key);
    expect(before < key && (after === "" || key < after)).toBe(true);
  }
  for (const [before, after, count, keys] of vectors.spread as [string, string, number, string[]][])
    expect(spreadKeys(before, after, count)).toEqual(keys);
});

test("as few rows as on the server get a new key", () => {
  for (const { wanted, keys, changed } of vectors.reordered) {
    const found = reordered(wanted, new Map(Object.entries(keys) as [string, string][]));
    expect(Object.fromEntries(found)).toEqual(changed);
  }
});
