import { expect, test } from "vitest";
import type { Check, CheckView, PersonView } from "@/api/types";
import { homework, items, progress } from "./checks";

const checks = ["profile", "dates", "room"].map((id) => ({ id })) as Check[];
const view = (id: string, owner_role: string, state: CheckView["state"], mandatory = false) => ({ id, owner_role, state, mandatory }) as CheckView;
const list = items(checks, [view("profile", "manager", "open", true), view("dates", "facilitator", "done"), view("room", "facilitator", "not_needed"), view("gone", "manager", "open")]);

test("what the program no longer has is left out, and what is not needed counts as settled", () => {
  expect(list.map(({ check }) => check.id)).toEqual(["profile", "dates", "room"]);
  expect(progress(list)).toEqual({ settled: 2, all: 3, blocking: 1 });
});

test("homework goes by role; facilitators have theirs by what they may do", () => {
  const people = [
    { name: "Aki", role: "", access: "facilitator" },
    { name: "Ben", role: "manager", access: "member" },
  ] as PersonView[];
  expect(homework(list, people).map(({ role, people: names, items: work }) => [role, names, work.length])).toEqual([
    ["manager", ["Ben"], 1],
    ["facilitator", ["Aki"], 2],
  ]);
});
