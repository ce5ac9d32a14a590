import { useEffect, useState } from "react";
import type * as Y from "yjs";
import { useDocument } from "@/live/use-document";
import { ASSUMED, readOrigin } from "../provenance";
import { plainValue, type Value } from "../values";
import type { RowView } from "../row-view";

/** The scalar fields with their origins, as they change. */
export function useScalars(): RowView {
  const { doc } = useDocument();
  const [view, setView] = useState<RowView>(() => read(doc));
  useEffect(() => {
    const follow = () => setView(read(doc));
    const roots = [doc.getMap("fields"), doc.getMap("origins")];
    follow();
    for (const root of roots) root.observeDeep(follow);
    return () => {
      for (const root of roots) root.unobserveDeep(follow);
    };
  }, [doc]);
  return view;
}

function read(doc: Y.Doc): RowView {
  const values: Record<string, Value> = {};
  for (const [name, value] of doc.getMap("fields").entries()) values[name] = plainValue(value);
  const origins = Object.entries(doc.getMap("origins").toJSON());
  return { values, origins: { row: ASSUMED, cells: new Map(origins.map(([name, origin]) => [name, readOrigin(origin)])) } };
}
