import { expect, test } from "vitest";
import * as Y from "yjs";
import { Rows } from "./rows";

const ME = { name: "me" };

function open() {
  const doc = new Y.Doc();
  const rows = new Rows(doc, doc.getMap("rows:rows"), ME);
  return { doc, rows };
}

function exchange(a: Y.Doc, b: Y.Doc) {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
}

test("rows are inserted, moved, copied and deleted; only what moves gets a new key", () => {
  const { rows } = open();
  const [first, second, third] = [1, 2, 3].map((n) => rows.append(["action"], { action: `a${n}`, score: n })) as [string, string, string];
  expect(rows.ids()).toEqual([first, second, third]);
  const before = rows.get(first)?.get("order");
  rows.move(third, 0);
  expect(rows.ids()).toEqual([third, first, second]);
  expect(rows.get(first)?.get("order")).toBe(before);
  const copy = rows.duplicate(first, ["action"]);
  expect(rows.ids()).toEqual([third, first, copy, second]);
  expect(rows.values(copy)).toEqual({ action: "a1", score: 1 });
  expect(rows.get(copy)?.get("action")).toBeInstanceOf(Y.Text);
  rows.remove(third, second);
  expect(rows.ids()).toEqual([first, copy]);
  expect(rows.duplicate("gone", [])).toBe("");
});

test("origin and cells are the server's: a copy does not carry them", () => {
  const { doc, rows } = open();
  const id = rows.append(["action"], { origin: "x", action: "a" });
  doc.transact(() => rows.get(id)?.set("origin", { state: "observed" }));
  expect(rows.values(id)).toEqual({ action: "a" });
});

test("two people who insert in the same place converge, and more rows fit between", () => {
  const a = open();
  const first = a.rows.append(["t"]);
  const last = a.rows.append(["t"]);
  const b = open();
  exchange(a.doc, b.doc);
  const mine = a.rows.insert(1, ["t"]);
  const yours = b.rows.insert(1, ["t"]);
  exchange(a.doc, b.doc);
  expect(a.rows.ids()).toEqual(b.rows.ids());
  expect(a.rows.get(mine)?.get("order")).toBe(a.rows.get(yours)?.get("order"));
  const between = a.rows.insert(2, ["t"]);
  exchange(a.doc, b.doc);
  expect(b.rows.ids().indexOf(between)).toBe(2);
  expect([b.rows.ids()[0], b.rows.ids()[4]]).toEqual([first, last]);
});
