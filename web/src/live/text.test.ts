// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Cell } from "./cell";
import { TextBinding } from "./text";

const ME = { name: "me" };
let mine: Y.Doc;
let theirs: Y.Doc;
let sent: number;

beforeEach(() => {
  mine = new Y.Doc();
  theirs = new Y.Doc();
  sent = 0;
  document.body.replaceChildren();
});

const cellOf = (doc: Y.Doc) => new Cell(doc, doc.getMap("fields"), "sentence", ME);

function exchange() {
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine), "remote");
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), "remote");
}

function bound(text: string) {
  cellOf(mine).splice(0, 0, text);
  exchange();
  mine.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin === ME) sent += 1;
  });
  const field = document.createElement("textarea");
  document.body.append(field);
  const binding = new TextBinding(field, cellOf(mine));
  field.focus();
  return { field, binding };
}

function type(field: HTMLTextAreaElement, at: number, remove: number, insert: string) {
  field.setRangeText(insert, at, at + remove, "end");
  field.dispatchEvent(new InputEvent("input"));
}

const compose = (field: HTMLTextAreaElement, name: string) => field.dispatchEvent(new CompositionEvent(name));
const there = () => cellOf(theirs).value();

test("what is typed is one small change", () => {
  const { field } = bound("顧客の声");
  type(field, 2, 1, "からの");
  exchange();
  expect(there()).toBe("顧客からの声");
  expect(sent).toBe(1);
});

test("the caret stays where it was when others write before it", () => {
  const { field } = bound("abcdef");
  field.setSelectionRange(4, 6);
  cellOf(theirs).splice(0, 0, ">> ");
  exchange();
  expect(field.value).toBe(">> abcdef");
  expect([field.selectionStart, field.selectionEnd]).toEqual([7, 9]);
});

test("under a composition nothing is sent and nothing moves; then both texts are there", () => {
  const { field } = bound("今日は。");
  field.setSelectionRange(3, 3);
  compose(field, "compositionstart");
  type(field, 3, 0, "は");
  type(field, 3, 1, "はれ");
  cellOf(theirs).splice(0, 0, "東京、");
  exchange();
  expect(field.value).toBe("今日ははれ。");
  expect(sent).toBe(0);
  type(field, 3, 2, "晴れ");
  compose(field, "compositionend");
  exchange();
  expect(field.value).toBe("東京、今日は晴れ。");
  expect(there()).toBe("東京、今日は晴れ。");
  expect(field.selectionStart).toBe("東京、今日は晴れ".length);
});

test("a composition over a selection keeps what others put inside of it", () => {
  const { field } = bound("abcdef");
  compose(field, "compositionstart");
  type(field, 1, 4, "変");
  cellOf(theirs).splice(3, 0, "NEW");
  exchange();
  compose(field, "compositionend");
  exchange();
  expect(there()).toBe("a変NEWf");
  expect(field.value).toBe("a変NEWf");
});

test("a composition that is given up shows what others wrote", () => {
  const { field } = bound("abc");
  compose(field, "compositionstart");
  type(field, 3, 0, "ん");
  cellOf(theirs).splice(0, 1, "X");
  exchange();
  type(field, 3, 1, "");
  compose(field, "compositionend");
  expect(field.value).toBe("Xbc");
  expect(sent).toBe(0);
});

test("a field that is taken away keeps what was being converted", () => {
  const { field, binding } = bound("abc");
  compose(field, "compositionstart");
  type(field, 3, 0, "字");
  binding.destroy();
  exchange();
  expect(there()).toBe("abc字");
});

test("two people who make the same text at once lose neither", async () => {
  const fields = [mine, theirs].map((doc) => {
    const field = document.createElement("textarea");
    document.body.append(field);
    return { field, binding: new TextBinding(field, cellOf(doc)) };
  });
  type(fields[0]!.field, 0, 0, "一つ目。");
  type(fields[1]!.field, 0, 0, "二つ目。");
  exchange();
  await Promise.resolve();
  exchange();
  expect(cellOf(mine).value()).toBe(there());
  expect(there()).toContain("一つ目。");
  expect(there()).toContain("二つ目。");
  expect(fields[0]!.field.value).toBe(fields[1]!.field.value);
});

test("Ctrl+Z asks for the shared undo, except under an input method", () => {
  const field = document.createElement("textarea");
  document.body.append(field);
  const undo = vi.fn();
  const redo = vi.fn();
  new TextBinding(field, cellOf(mine), { undo, redo });
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, cancelable: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Z", ctrlKey: true, shiftKey: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, isComposing: true }));
  expect([undo.mock.calls.length, redo.mock.calls.length]).toEqual([1, 1]);
});

test("random typing of two people, with compositions, converges", () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed % below;
  };
  const people = [bound("はじまり"), { field: document.createElement("textarea") }] as { field: HTMLTextAreaElement }[];
  document.body.append(people[1]!.field);
  new TextBinding(people[1]!.field, cellOf(theirs));
  const composing = [false, false];
  for (let step = 0; step < 400; step += 1) {
    const who = random(2);
    const field = people[who]!.field;
    const letters = [...field.value];
    const before = random(letters.length + 1);
    const at = letters.slice(0, before).join("").length;
    const remove = random(4) === 0 ? letters.slice(before, before + 2).join("").length : 0;
    if (random(5) === 0) {
      compose(field, composing[who] ? "compositionend" : "compositionstart");
      composing[who] = !composing[who];
    } else type(field, at, remove, [..."あ😀いa"].slice(0, random(5)).join(""));
    if (random(3) === 0) exchange();
  }
  for (const each of people) compose(each.field, "compositionend");
  exchange();
  expect(people[0]!.field.value).toBe(people[1]!.field.value);
  expect(people[0]!.field.value).toBe(there());
});
