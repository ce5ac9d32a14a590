import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, useMemo } from "react";
import type { Comment } from "@/api/types";
import { useSection } from "@/live/room";
import { requests } from "../requests";
import { type Spot, spotKey } from "../shape";

/** How many unresolved threads stand at each place. */
export const OpenComments = createContext<ReadonlyMap<string, number>>(new Map());

/** Unresolved threads at a place. */
export function useOpenComments(spot: Spot): number {
  return useContext(OpenComments).get(spotKey(spot)) ?? 0;
}

/** The comments of an artifact, fetched again whenever the room hears of new ones. */
export function useComments(workshop: string, artifact: string) {
  const changes = useSection((room) => room.comments);
  return useQuery({ ...requests.comments(workshop, artifact, changes), placeholderData: (before) => before });
}

/** Count threads that are not resolved, by place. */
export function countOpen(comments: readonly Comment[] | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const comment of comments ?? [])
    if (!comment.parent && !comment.resolved_at) counts.set(spotKey(comment), (counts.get(spotKey(comment)) ?? 0) + 1);
  return counts;
}

export function useCounts(comments: readonly Comment[] | undefined): ReadonlyMap<string, number> {
  return useMemo(() => countOpen(comments), [comments]);
}
