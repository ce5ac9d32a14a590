import { expect, test } from "vitest";
import { NO_PLAN, planned, withOffset } from "./creation";

test("a local time keeps its hour and says its offset", () => {
  expect(withOffset("2026-11-25T09:30")).toMatch(/^2026-11-25T09:30:00[+-]\d\d:\d\d$/);
  expect(new Date(withOffset("2026-11-25T09:30")).getTime()).toBe(new Date("2026-11-25T09:30").getTime());
});

test("only what differs from the program is sent", () => {
  const plan = { starts: "2026-11-25T09:30", preset: "deep", minutes: { "listen/share": 15 } };
  expect(planned({ practice: plan, later: NO_PLAN })).toEqual({
    starts: { practice: withOffset("2026-11-25T09:30") },
    presets: { practice: "deep" },
    minutes: { "practice/listen/share": 15 },
  });
});
