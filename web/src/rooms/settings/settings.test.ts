import { expect, test } from "vitest";
import type { WorkshopView } from "@/api/types";
import { changes, valuesOf } from "./settings";

const workshop = {
  product: "Desk",
  company: "",
  description: "",
  roadmap: "",
  language: "en",
  start: "2027-02-01",
  hour_value: "$20",
  sponsor: { name: "Kim", expectation: "" },
  trial: { who: "", on: null, how: "" },
  market: { customers: "30,000", share: "", price: "", period: "", cost: "", multiple: "" },
} as unknown as WorkshopView;

test("only what changed is sent, sections whole, an empty date as none", () => {
  const before = valuesOf(workshop);
  expect(changes(before, before)).toBeNull();
  expect(changes(before, { ...before, company: "Works", "sponsor.expectation": "A plan" })).toEqual({
    company: "Works",
    sponsor: { name: "Kim", expectation: "A plan" },
  });
  expect(changes(before, { ...before, "trial.who": "Shops" })).toEqual({ trial: { who: "Shops", on: null, how: "" } });
});
