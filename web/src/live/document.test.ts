import "fake-indexeddb/auto";
import { IndexeddbPersistence } from "y-indexeddb";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { forgetDocuments, LiveDocument } from "./document";

const me = { id: "p1", name: "Aki", colour: "#000000" };
const open = () => new LiveDocument({ workshop: "w1", artifact: "a1", me, offline: true });

test("undo takes back one's own changes only, step by step", () => {
  const document = open();
  const rows = document.rows("rows");
  const id = rows.append(["action"]);
  document.undo.stopCapturing();
  document.field("sentence").splice(0, 0, "mine");
  document.doc.transact(() => rows.get(id)?.set("score", 3), "remote");
  expect(document.status()).toMatchObject({ canUndo: true, canRedo: false });
  document.undo.undo();
  expect(document.field("sentence").value()).toBeFalsy();
  expect(rows.get(id)?.get("score")).toBe(3);
  document.undo.undo();
  expect(rows.ids()).toEqual([]);
  expect(document.status()).toMatchObject({ canUndo: false, canRedo: true });
  document.undo.redo();
  expect(rows.ids()).toEqual([id]);
  document.destroy();
});

test("plain values are written once, and not again when they are the same", () => {
  const document = open();
  let updates = 0;
  document.doc.on("update", () => (updates += 1));
  const cell = document.field("stages");
  cell.set(["a", "b"]);
  cell.set(["a", "b"]);
  cell.set(null);
  expect(updates).toBe(2);
  expect(cell.value()).toBe(null);
  document.destroy();
});

test("leaving removes what is kept of the workshop on this device, and nothing else", async () => {
  for (const name of ["gyakusan:w1:p1:a1", "gyakusan:w2:p1:a1"]) {
    const stored = new IndexeddbPersistence(name, new Y.Doc());
    await stored.whenSynced;
    await stored.destroy();
  }
  await forgetDocuments("w1");
  const left = (await indexedDB.databases()).map(({ name }) => name);
  expect(left).toEqual(["gyakusan:w2:p1:a1"]);
});
