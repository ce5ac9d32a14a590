import { expect, test } from "vitest";
import * as Y from "yjs";
import { ASSUMED, cellOrigin, contentOrigins, isOpen, readOrigin, rowOrigins, splitBlanks } from "./provenance";

test("what the server leaves out is the default", () => {
  expect(readOrigin({})).toEqual(ASSUMED);
  expect(readOrigin(undefined)).toEqual(ASSUMED);
  expect(readOrigin({ state: "provided", by: "Aki" })).toEqual({ state: "provided", by: "Aki", note: "", evidence: [] });
  expect(readOrigin({ state: "something new" }).state).toBe("assumed");
});

test("evidence comes with what is missing as empty words", () => {
  const origin = readOrigin({ state: "observed", evidence: [{ text: "said so", source: "interview", noted_by: "Aki" }] });
  expect(origin.evidence).toEqual([{ text: "said so", source: "interview", noted_by: "Aki", on: "", url: "", file: "" }]);
});

test("a cell has its own origin, else that of its row", () => {
  const doc = new Y.Doc();
  const row = new Y.Map<unknown>();
  doc.getMap("rows:rows").set("r1", row);
  row.set("origin", { state: "provided", by: "Aki" });
  row.set("cells", { time: { state: "drafted", by: "rules" } });
  const origins = rowOrigins(row);
  expect(cellOrigin(origins, "action")).toMatchObject({ state: "provided", by: "Aki" });
  expect(cellOrigin(origins, "time")).toMatchObject({ state: "drafted", by: "rules" });
  expect(rowOrigins(doc.getMap("empty")).row).toEqual(ASSUMED);
});

test("origins are also read where the server keeps them in maps of the document", () => {
  const row = new Y.Doc().getMap<unknown>("row");
  const origin = new Y.Map<unknown>();
  row.set("origin", origin);
  origin.set("state", "drafted");
  origin.set("by", "model:demo");
  expect(rowOrigins(row).row).toMatchObject({ state: "drafted", by: "model:demo" });
});

test("rows that the server sends as content read the same", () => {
  const origins = contentOrigins({ id: "a", provenance: { state: "provided", by: "Aki" }, cells: { time: { state: "assumed" } } });
  expect([cellOrigin(origins, "action").state, cellOrigin(origins, "time").state]).toEqual(["provided", "assumed"]);
});

test("open is what still has to be checked", () => {
  const states = ["observed", "provided", "assumed", "drafted"] as const;
  expect(states.filter((state) => isOpen({ ...ASSUMED, state }))).toEqual(["assumed", "drafted"]);
});

test("blanks stand apart from the rest of a text", () => {
  expect(splitBlanks("価格は〔未記入: 価格〕です")).toEqual(["価格は", "〔未記入: 価格〕", "です"]);
  expect(splitBlanks("〔to fill in: price〕")).toEqual(["", "〔to fill in: price〕", ""]);
  expect(splitBlanks("〔注〕")).toEqual(["〔注〕"]);
});
