import { describe, expect, test } from "vitest";
import { axis, countRecords, grouped, lanes, milestones, next, occurrences, spread, tasks } from "./model";

const row = (id: string, values: Record<string, string | number | null>) => ({ id, values });

test("milestones come by date, undated ones last, empty rows not at all", () => {
  const found = milestones([row("a", { title: "Fans", date: "2027-03-01" }), row("b", { title: "Someday" }), row("c", { title: "Sponsor", date: "2027-01-10" }), row("d", {})]);
  expect(found.map(({ id }) => id)).toEqual(["c", "a", "b"]);
});

test("a task without a state is open, and groups end with those that nobody owns", () => {
  const list = tasks([row("a", { title: "One" }), row("b", { title: "Two", owner: "Aki", state: "done" })]);
  expect(list.map(({ state }) => state)).toEqual(["open", "done"]);
  expect(grouped(list, "person").map(({ key }) => key)).toEqual(["Aki", ""]);
});

describe("meetings that repeat", () => {
  const weekly = { date: "2027-01-04", everyWeeks: 1, times: 3 };
  test("have their dates", () => expect(occurrences(weekly)).toEqual(["2027-01-04", "2027-01-11", "2027-01-18"]));
  test("have a next one, until they are over", () => {
    expect(next(weekly, "2027-01-05")).toBe("2027-01-11");
    expect(next(weekly, "2027-02-01")).toBe("");
  });
  test("without a date have none", () => expect(occurrences({ date: "", everyWeeks: 1, times: 3 })).toEqual([]));
});

test("a time line runs from the first to the last date, with the months between", () => {
  const line = axis(["2027-01-10", "2027-04-10"]);
  expect(line?.place("2027-01-10")).toBe(0);
  expect(line?.place("2027-04-10")).toBe(1);
  expect(line?.months.map(({ date }) => date)).toEqual(["2027-02-01", "2027-03-01", "2027-04-01"]);
  expect(axis([""])).toBeNull();
});

test("labels that are close stand in different rows", () => {
  expect(lanes([0, 0.05, 0.1, 0.5], 0.2, 3)).toEqual([0, 1, 2, 0]);
});

test("points that would cover each other move a little", () => {
  expect(spread([0, 0.25, 0.25, 1], 0.125)).toEqual([0, 0.25, 0.375, 1]);
});

test("records of a CSV are counted with line breaks inside quotes", () => {
  expect(countRecords('\uFEFFwhere,what\r\na,"one\ntwo"\r\nb,"say ""yes"""\r\n')).toBe(2);
  expect(countRecords("where,what\r\n")).toBe(0);
  expect(countRecords("")).toBe(0);
});
