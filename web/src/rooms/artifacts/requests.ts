import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Comment, DocumentView } from "@/api/types";

/** A kind as plain values: scalar fields, lists of rows, `provenance`. Rows have `id`, `provenance`, `cells`. */
export type Content = Record<string, unknown>;

export interface ArtifactView {
  document: DocumentView;
  content: Content;
  version: number;
}

/** One difference between two contents; `row` is empty for scalar fields. */
export interface Change {
  what: "field" | "cell" | "added" | "removed" | "moved" | "origin";
  list: string;
  row: string;
  column: string;
  before: unknown;
  after: unknown;
}

export interface Revision {
  version: number;
  at: number | string;
  by: string;
  origin: string;
  changes: Change[];
}

export interface SearchHit {
  artifact: string;
  list: string;
  row: string;
  column: string;
  title: string;
  excerpt: string;
}

const artifactPath = (workshop: string, artifact: string) => `/workshops/${workshop}/artifacts/${artifact}`;

/** What the pages of artifacts ask the server for. */
export const requests = {
  artifact: (workshop: string, artifact: string) =>
    queryOptions({
      queryKey: ["artifact", workshop, artifact],
      queryFn: ({ signal }) => api.get<ArtifactView>(artifactPath(workshop, artifact), { workshop, signal }),
      staleTime: 10_000,
    }),
  version: (workshop: string, artifact: string, version: number) =>
    queryOptions({
      queryKey: ["artifact", workshop, artifact, "version", version],
      queryFn: ({ signal }) => api.get<{ content: Content }>(`${artifactPath(workshop, artifact)}/versions/${version}`, { workshop, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  diff: (workshop: string, artifact: string) =>
    queryOptions({
      queryKey: ["artifact", workshop, artifact, "diff"],
      queryFn: async ({ signal }) => readChanges(await api.get<unknown>(`${artifactPath(workshop, artifact)}/diff`, { workshop, signal })),
      staleTime: 3_000,
    }),
  comments: (workshop: string, artifact: string, changes: number) =>
    queryOptions({
      queryKey: ["comments", workshop, artifact, changes],
      queryFn: ({ signal }) => api.get<Comment[]>(`/workshops/${workshop}/comments?artifact=${encodeURIComponent(artifact)}`, { workshop, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  search: (workshop: string, words: string) =>
    queryOptions({
      queryKey: ["search", workshop, words],
      queryFn: ({ signal }) => api.get<SearchHit[]>(`/workshops/${workshop}/search?q=${encodeURIComponent(words)}`, { workshop, signal }),
    }),
};

/** A page of the history, newest first. */
export async function fetchHistory(workshop: string, artifact: string, before: number | null, signal?: AbortSignal): Promise<Revision[]> {
  const path = `${artifactPath(workshop, artifact)}/history${before === null ? "" : `?before=${before}`}`;
  const found = await api.get<unknown[] | { revisions: unknown[] }>(path, { workshop, signal });
  return (Array.isArray(found) ? found : found.revisions).map(readRevision).sort((a, b) => b.version - a.version);
}

function readRevision(found: unknown): Revision {
  const { version, at, by, actor, origin, changes } = found as Revision & { actor?: string };
  return { version, at, by: by ?? actor ?? "", origin: origin ?? "", changes: readChanges(changes) };
}

function readChanges(found: unknown): Change[] {
  const listed = Array.isArray(found) ? found : ((found as { changes?: unknown[] } | null)?.changes ?? []);
  return listed.map((each) => {
    const { list_name, ...change } = each as Change & { list_name?: string };
    return { ...change, list: change.list ?? list_name ?? "" };
  });
}

/** What the server does with an artifact besides its text. */
export const actions = {
  origin: (workshop: string, artifact: string, body: { list: string; row: string; column: string; state: "assumed" | "provided"; note: string }) =>
    api.post(`${artifactPath(workshop, artifact)}/origin`, body, { workshop }),
  evidence: (workshop: string, artifact: string, body: Record<string, string>) => api.post(`${artifactPath(workshop, artifact)}/evidence`, body, { workshop }),
  restore: (workshop: string, artifact: string, version: number) => api.post(`${artifactPath(workshop, artifact)}/restore`, { version }, { workshop }),
  proposal: (workshop: string, artifact: string, proposal: string, answer: "accept" | "refuse") =>
    api.post(`${artifactPath(workshop, artifact)}/proposals/${encodeURIComponent(proposal)}/${answer}`, undefined, { workshop }),
  proposals: (workshop: string, artifact: string, answer: "accept-all" | "refuse-all") =>
    api.post(`${artifactPath(workshop, artifact)}/proposals/${answer}`, {}, { workshop }),
  comment: (workshop: string, body: Pick<Comment, "artifact" | "list" | "row" | "column" | "text" | "parent">) =>
    api.post<Comment>(`/workshops/${workshop}/comments`, body, { workshop }),
  resolve: (workshop: string, comment: string) => api.post(`/workshops/${workshop}/comments/${comment}/resolve`, undefined, { workshop }),
  upload: (workshop: string, file: File) => {
    const form = new FormData();
    form.append("file", file);
    return api.post<{ id: string; name: string; url: string }>(`/workshops/${workshop}/files`, form, { workshop });
  },
};
