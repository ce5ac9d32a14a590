import { expect, test } from "vitest";
import { NO_PLAN, planCommands, withOffset } from "./creation";

test("a local time keeps its hour and says its offset", () => {
  expect(withOffset("2026-11-25T09:30")).toMatch(/^2026-11-25T09:30:00[+-]\d\d:\d\d$/);
  expect(new Date(withOffset("2026-11-25T09:30")).getTime()).toBe(new Date("2026-11-25T09:30").getTime());
});

test("a preset comes before the minutes of single steps", () => {
  const plan = { ...NO_PLAN, preset: "deep", minutes: { "listen/share": 15 } };
  expect(planCommands({ practice: plan, later: NO_PLAN })).toEqual([
    { type: "use_preset", part: "practice", preset: "deep" },
    { type: "set_minutes", step: { part: "practice", phase: "listen", step: "share" }, minutes: 15 },
  ]);
});
