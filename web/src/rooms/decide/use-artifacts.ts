import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { queries } from "@/api/queries";
import type { KindView } from "@/api/types";
import { useSection } from "@/live/room";
import { useLabel } from "@/texts/language";

export interface ListChoice {
  /** Artifact id and list name, joined: what a select holds. */
  id: string;
  artifact: string;
  kind: string;
  list: string;
  label: string;
}

/** The lists of the newest edition's artifacts, to vote or decide among their rows. */
export function useLists(): ListChoice[] {
  const label = useLabel();
  const kinds = useQuery(queries.kinds()).data;
  const documents = useSection((room) => room.documents);
  const parts = useSection((room) => room.parts);
  return useMemo(() => {
    const order = new Map(parts.map(({ edition }, place) => [edition, place]));
    const newest = [...documents].sort((a, b) => (order.get(b.edition) ?? 0) - (order.get(a.edition) ?? 0));
    const seen = new Set<string>();
    const found: ListChoice[] = [];
    for (const document of newest) {
      const kind: KindView | undefined = kinds?.find(({ key }) => key === document.kind);
      if (!kind || document.kind === "decisions" || seen.has(`${document.kind}/${document.scope}`)) continue;
      seen.add(`${document.kind}/${document.scope}`);
      for (const list of kind.lists) {
        const owner = document.owner ? ` (${document.owner})` : "";
        const name = kind.lists.length > 1 ? `${label(kind.title)}: ${label(list.label)}` : label(kind.title);
        found.push({ id: `${document.id} ${list.name}`, artifact: document.id, kind: kind.key, list: list.name, label: name + owner });
      }
    }
    return found;
  }, [documents, kinds, label, parts]);
}
