import type { Change } from "../requests";

type Say = (key: "history.added" | "history.removed" | "history.changed" | "history.moved" | "history.origins" | "history.nothing", values?: Record<string, number>) => string;

/** What a revision changed, in words: rows added and removed, cells changed, rows moved, origins. */
export function inShort(changes: readonly Change[], t: Say): string {
  const count = (...kinds: Change["what"][]) => changes.filter(({ what }) => kinds.includes(what)).length;
  const parts = [
    ["history.added", count("added")],
    ["history.removed", count("removed")],
    ["history.changed", count("field", "cell")],
    ["history.moved", count("moved")],
    ["history.origins", count("origin")],
  ] as const;
  const said = parts.filter(([, number]) => number > 0).map(([key, number]) => t(key, { count: number }));
  return said.join(" ") || t("history.nothing");
}
