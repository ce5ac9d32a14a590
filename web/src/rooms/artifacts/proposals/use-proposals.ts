import { useEffect, useState } from "react";
import * as Y from "yjs";
import { useDocument } from "@/live/use-document";

/** What somebody or something proposes: a new row, another row in place of one, or another value of a field. */
export interface Proposal {
  id: string;
  draft: string;
  number: number;
  list: string;
  row: string;
  field: string;
  by: string;
  at: string;
  note: string;
  /** The row stood there already. */
  replaces: boolean;
  values: Y.Map<unknown>;
}

/** The open proposals in the order in which they were made. */
export function readProposals(found: Y.Map<Y.Map<unknown>>): Proposal[] {
  const proposals: Proposal[] = [];
  for (const [id, map] of found.entries()) {
    const values = map.get("values");
    if (!(values instanceof Y.Map)) continue;
    const word = (name: string) => String(map.get(name) ?? "");
    proposals.push({
      id,
      draft: word("draft"),
      number: Number(map.get("number") ?? 0),
      list: word("list"),
      row: word("row"),
      field: word("field"),
      by: word("by"),
      at: word("at"),
      note: word("note"),
      replaces: map.get("replaces") === true,
      values,
    });
  }
  return proposals.sort((a, b) => compare(a.draft, b.draft) || a.number - b.number || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The proposals of the open document, as they come and go. Their texts are followed by those who show them. */
export function useProposals(): readonly Proposal[] {
  const document = useDocument();
  const [found, setFound] = useState<readonly Proposal[]>([]);
  useEffect(() => {
    const proposals = document.proposals();
    const follow = () => setFound(readProposals(proposals));
    const onDeep = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      // Typing in a proposal changes a text deep inside; the list stays as it is.
      if (events.some(({ path, target }) => path.length < 2 || target instanceof Y.Map)) follow();
    };
    follow();
    proposals.observeDeep(onDeep as Parameters<typeof proposals.observeDeep>[0]);
    return () => proposals.unobserveDeep(onDeep as Parameters<typeof proposals.observeDeep>[0]);
  }, [document]);
  return found;
}
