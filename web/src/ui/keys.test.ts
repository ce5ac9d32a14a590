// @vitest-environment jsdom
import { expect, test } from "vitest";
import { isEnter, isSubmit } from "./keys";

const press = (options: KeyboardEventInit & { keyCode?: number; timeStamp?: number }) => {
  const event = new KeyboardEvent("keydown", { key: "Enter", ...options });
  if (options.timeStamp !== undefined) Object.defineProperty(event, "timeStamp", { value: options.timeStamp });
  return event;
};

test("Ctrl+Enter and Cmd+Enter send, a plain Enter does not", () => {
  expect(isSubmit(press({ ctrlKey: true }))).toBe(true);
  expect(isSubmit(press({ metaKey: true }))).toBe(true);
  expect(isSubmit(press({}))).toBe(false);
  expect(isEnter(press({}))).toBe(true);
  expect(isEnter(press({ shiftKey: true }))).toBe(false);
});

test("an Enter that confirms a conversion is none, in any browser's way of saying so", () => {
  expect(isSubmit(press({ ctrlKey: true, isComposing: true }))).toBe(false);
  expect(isEnter(press({ keyCode: 229 }))).toBe(false);
  const end = new CompositionEvent("compositionend");
  document.dispatchEvent(end);
  const ended = end.timeStamp;
  expect(isEnter(press({ timeStamp: ended + 20 }))).toBe(false);
  expect(isEnter(press({ timeStamp: ended + 500 }))).toBe(true);
});
