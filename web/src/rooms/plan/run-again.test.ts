import { expect, test } from "vitest";
import type { PartView, Program } from "@/api/types";
import { partToRepeat } from "./run-again";

const program = {
  parts: [
    { id: "practice", phases: [{ process: "listen" }, { process: "test" }] },
    { id: "improve", phases: [{ process: "listen" }] },
  ],
} as unknown as Program;

test("a process is repeated in the newest part that has taken place", () => {
  const parts = [{ id: "practice", started_at: 1 }, { id: "improve", started_at: null }] as PartView[];
  expect(partToRepeat(program, parts, "listen")).toBe("practice");
  expect(partToRepeat(program, [{ id: "practice", started_at: 1 }, { id: "improve", started_at: 2 }] as PartView[], "listen")).toBe("improve");
  expect(partToRepeat(program, parts, "invent")).toBe("");
});
