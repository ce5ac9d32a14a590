import { createContext, useContext } from "react";
import type { Change } from "../requests";
import { type Spot, spotKey } from "../shape";

/** What differs from the edition that the artifact was copied from; null while that is not shown. */
export const ShownChanges = createContext<ReadonlyMap<string, Change> | null>(null);

/** The difference at a place: of the cell itself, else that its row is new. */
export function useChange(spot: Spot): Change | undefined {
  const shown = useContext(ShownChanges);
  if (!shown) return undefined;
  return shown.get(spotKey(spot)) ?? shown.get(spotKey({ ...spot, column: "" }));
}

/** Differences by place; those of origins alone are left out. */
export function byPlace(changes: readonly Change[]): ReadonlyMap<string, Change> {
  return new Map(changes.filter(({ what }) => what !== "origin" && what !== "moved").map((change) => [spotKey(change), change]));
}
