import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { KindView, Me, ProgramSummary, ProgramView, WorkshopSummary, WorkshopView } from "./types";

/** What several pages ask for; `useQuery(queries.workshop(id))`. */
export const queries = {
  me: (workshop?: string) =>
    queryOptions({ queryKey: ["me", workshop ?? ""], queryFn: ({ signal }) => api.get<Me>("/me", { workshop, signal }) }),
  workshops: () =>
    queryOptions({
      queryKey: ["workshops"],
      queryFn: ({ signal }) => api.get<WorkshopSummary[]>("/workshops", { signal }),
    }),
  programs: () =>
    queryOptions({
      queryKey: ["programs"],
      queryFn: ({ signal }) => api.get<ProgramSummary[]>("/programs", { signal }),
      staleTime: 60_000,
    }),
  program: (id: string) =>
    queryOptions({
      queryKey: ["program", id],
      queryFn: ({ signal }) => api.get<ProgramView>(`/programs/${encodeURIComponent(id)}`, { signal }),
      staleTime: 60_000,
    }),
  /** `changes` is RoomState.program: when it grows, the workshop is fetched again. */
  workshop: (id: string, changes = 0) =>
    queryOptions({
      queryKey: ["workshop", id, changes],
      queryFn: ({ signal }) => api.get<WorkshopView>(`/workshops/${id}`, { workshop: id, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  kinds: () =>
    queryOptions({
      queryKey: ["kinds"],
      queryFn: ({ signal }) => api.get<KindView[]>("/kinds", { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
