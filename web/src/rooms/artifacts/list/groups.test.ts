import { expect, test } from "vitest";
import type { DocumentView, PartView, Program } from "@/api/types";
import { editions, grouped } from "./groups";

const document = (id: string, kind: string, edition: string, more: Partial<DocumentView> = {}): DocumentView => ({
  id,
  kind,
  edition,
  scope: "",
  owner: "",
  frozen: false,
  locked: false,
  writable: false,
  ...more,
});
const part = (id: string, state: PartView["state"]) => ({ id, edition: id, state }) as PartView;
const program = {
  processes: [{ id: "listen" }, { id: "define" }],
  parts: [
    { id: "practice", phases: [{ id: "a", process: "listen", steps: [{ writes: ["journey"] }] }, { id: "b", process: "define", steps: [{ writes: ["questions", "journey"] }] }] },
    { id: "after", phases: [{ id: "c", process: null, steps: [{ writes: ["plan"] }] }] },
  ],
} as unknown as Program;

test("the running edition comes first, then the newest; unknown ones are not lost", () => {
  const documents = [document("1", "journey", "practice"), document("2", "journey", "improve"), document("3", "notes", "old")];
  expect(editions([part("practice", "ended"), part("improve", "running")], documents).map(({ id }) => id)).toEqual(["improve", "practice", "old"]);
  expect(editions([part("practice", "ended"), part("improve", "ended")], documents).map(({ id }) => id)).toEqual(["improve", "practice", "old"]);
});

test("kinds stand with the process that writes them first; the team's copy before those of others", () => {
  const documents = [
    document("q", "questions", "practice"),
    document("pair", "journey", "practice", { scope: "pair:1", owner: "Aki" }),
    document("team", "journey", "practice"),
    document("p", "plan", "practice"),
    document("other", "journey", "improve"),
  ];
  const found = grouped(program, documents, "practice").map(({ process, kinds }) => [process, kinds.map(({ documents: copies }) => copies.map(({ id }) => id))]);
  expect(found).toEqual([
    [null, [["p"]]],
    ["listen", [["team", "pair"]]],
    ["define", [["q"]]],
  ]);
});
