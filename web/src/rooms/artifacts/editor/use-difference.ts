import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { inWords } from "@/api/errors";
import { useSection } from "@/live/room";
import { notify } from "@/ui/toast-queue";
import type { DocumentView } from "@/api/types";
import { byPlace } from "../marks/changes";
import { requests } from "../requests";

/** Can the artifact be compared: was there an edition before it that had one of its kind? */
export function useHasEarlier(view: DocumentView): boolean {
  const documents = useSection((room) => room.documents);
  const parts = useSection((room) => room.parts);
  const place = parts.findIndex(({ edition }) => edition === view.edition);
  const earlier = new Set(parts.slice(0, Math.max(0, place)).map(({ edition }) => edition));
  return documents.some(({ kind, edition }) => kind === view.kind && edition !== view.edition && earlier.has(edition));
}

/** What differs from the edition that the artifact was copied from, read again while it is shown; null while it is not. */
export function useDifference(workshop: string, artifact: string, shown: boolean) {
  const found = useQuery({ ...requests.diff(workshop, artifact), enabled: shown, refetchInterval: shown ? 5_000 : false });
  const { error } = found;
  useEffect(() => {
    if (shown && error) notify(inWords(error), "problem");
  }, [shown, error]);
  return useMemo(() => (shown && found.data ? byPlace(found.data) : null), [shown, found.data]);
}
