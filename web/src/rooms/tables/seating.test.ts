import { expect, test } from "vitest";
import type { PersonView, Program } from "@/api/types";
import { exhibits, names, seats, suggested } from "./seating";

test("tables of about five", () => {
  expect([0, 3, 12, 23, 50].map(suggested)).toEqual([1, 1, 2, 5, 10]);
});

test("tables that stay keep their names, new ones get numbers that are free", () => {
  const named = (number: number) => `Table ${number}`;
  expect(names(["Table 2", "Sea"], 4, named)).toEqual(["Table 2", "Sea", "Table 1", "Table 3"]);
  expect(names(["Table 1", "Table 2"], 1, named)).toEqual(["Table 1"]);
});

test("only people at a table have a seat", () => {
  const people = [{ id: "a", table: "t1" }, { id: "b", table: "" }] as PersonView[];
  expect(seats(people, [{ id: "t1", name: "Sea" }])).toEqual({ a: "Sea" });
});

test("what tables wrote and the gallery looks at is shown", () => {
  const program = {
    parts: [{ phases: [{ steps: [
      { work: "group", writes: ["value_canvas"], reads: [] },
      { work: "all", writes: ["notes"], reads: [] },
      { work: "group", writes: ["gallery"], reads: ["value_canvas", "notes"] },
      { work: "all", writes: ["gallery"], reads: ["gallery"] },
    ] }] }],
  } as unknown as Program;
  expect(exhibits(program)).toEqual(["value_canvas"]);
});
