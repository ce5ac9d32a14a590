import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { queries } from "@/api/queries";
import type { DocumentView, KindView, PartView } from "@/api/types";
import { useSection } from "@/live/room";
import { useLabel } from "@/texts/language";

/** What the server says about a kind of artifact; undefined until it has. */
export function useKind(key: string): KindView | undefined {
  return useQuery(queries.kinds()).data?.find((kind) => kind.key === key);
}

/** Names of kinds of artifacts: `title("prfaq")`. */
export function useKindTitle(): (key: string) => string {
  const label = useLabel();
  const kinds = useQuery(queries.kinds()).data;
  return useCallback((key) => label(kinds?.find((kind) => kind.key === key)?.title) || key, [kinds, label]);
}

/** The name of an artifact: its kind, and whose copy it is. */
export function useDocumentTitle(): (document: DocumentView) => string {
  const title = useKindTitle();
  return useCallback(({ kind, owner }) => (owner ? `${title(kind)} (${owner})` : title(kind)), [title]);
}

/** The documents of a kind in the newest edition that has one, the team's own first. */
export function newest(documents: readonly DocumentView[], parts: readonly PartView[], kind: string): DocumentView[] {
  const order = parts.map(({ edition }) => edition);
  const found = documents.filter((document) => document.kind === kind);
  const last = Math.max(...found.map(({ edition }) => order.indexOf(edition)));
  return found
    .filter(({ edition }) => order.indexOf(edition) === last)
    .sort((a, b) => Number(a.scope !== "") - Number(b.scope !== ""));
}

/** As `newest`, of the room. */
export function useNewest(kind: string): DocumentView[] {
  const documents = useSection((room) => room.documents);
  const parts = useSection((room) => room.parts);
  return newest(documents, parts, kind);
}
