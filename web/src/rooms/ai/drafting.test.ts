import { describe, expect, test } from "vitest";
import type { PartView, Program, WorkshopView } from "@/api/types";
import { modelName, waysToDraft, withPhrase } from "./drafting";

const step = (id: string, request: string, into: string) => ({ id, draft: { request, into } });
const program = {
  parts: [
    { id: "first", phases: [{ id: "ask", steps: [step("make", "questions.make", "questions"), step("score", "questions.score", "questions"), { id: "rest", draft: null }] }] },
    { id: "second", phases: [{ id: "ask", steps: [step("more", "questions.make", "questions")] }] },
  ],
} as unknown as Program;
const workshop = { program, texts: { "first/ask/score": { instruction: "", corrections: ["More exact"] } } } as Pick<WorkshopView, "program" | "texts">;
const parts = [
  { id: "first", edition: "e1" },
  { id: "second", edition: "e2" },
] as PartView[];

describe("ways to draft an artifact", () => {
  test("the current step comes first, with its phrases", () => {
    const [first, ...others] = waysToDraft(workshop, parts, { part: "first", phase: "ask", step: "score" }, { kind: "questions", edition: "e1" });
    expect(first).toMatchObject({ request: "questions.score", current: true, corrections: ["More exact"] });
    expect(others.map(({ request }) => request)).toEqual(["questions.make"]);
  });

  test("what only other parts draft is left out where the own part drafts something", () => {
    const found = waysToDraft(workshop, parts, null, { kind: "questions", edition: "e2" });
    expect(found.map(({ step }) => step.id)).toEqual(["more"]);
  });

  test("where the own part drafts nothing, the nearest part comes first", () => {
    const longer = { ...workshop, program: { parts: [...program.parts, { id: "third", phases: [] }] } as unknown as Program };
    const found = waysToDraft(longer, [...parts, { id: "third", edition: "e3" } as PartView], null, { kind: "questions", edition: "e3" });
    expect(found.map(({ step }) => step.id)).toEqual(["more", "score"]);
  });

  test("a kind that no step drafts has no way", () => {
    expect(waysToDraft(workshop, parts, null, { kind: "notes", edition: "e1" })).toEqual([]);
  });
});

test("a phrase goes into the remark and out again, and keeps what was written", () => {
  const once = withPhrase("Shorter, please", "More exact");
  expect(once).toBe("Shorter, please\nMore exact");
  expect(withPhrase(once, "More exact")).toBe("Shorter, please");
});

test("a model is named without its prefix", () => {
  expect(modelName("model:openai:gpt-x")).toBe("openai: gpt-x");
});
