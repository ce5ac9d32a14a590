import { expect, test } from "vitest";
import { type Answer, heard, NO_ANSWER } from "./answer";

const after = (...events: [string, unknown][]): Answer =>
  events.reduce((answer, [event, data]) => heard(answer, { event, data: JSON.stringify(data) }), NO_ANSWER);

test("an answer grows by passages and by what it proposes", () => {
  const answer = after(["text", { text: "The customer waits." }], ["text", { text: "Why?" }], ["proposal", { proposal: "p1" }]);
  expect(answer).toMatchObject({ text: "The customer waits.\nWhy?", proposals: ["p1"], message: null, problem: "" });
});

test("an answer that begins anew forgets what was said and proposed", () => {
  expect(after(["text", { text: "Wrong" }], ["proposal", { proposal: "p1" }], ["again", {}], ["text", { text: "Right" }])).toMatchObject({ text: "Right", proposals: [] });
});

test("the stored message and a problem are kept", () => {
  expect(after(["message", { id: "m1", text: "All" }]).message).toMatchObject({ id: "m1" });
  expect(after(["error", { error: { code: "model_timeout", message: "Too slow" } }]).problem).toBe("Too slow");
});

test("what nobody knows changes nothing", () => {
  expect(heard(NO_ANSWER, { event: "change", data: "not json" })).toBe(NO_ANSWER);
});
