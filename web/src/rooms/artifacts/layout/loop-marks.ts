import { useEffect, useState } from "react";
import { useList } from "@/live/use-document";
import { useLanguage } from "@/texts/language";
import type { ListView } from "../shape";

/** The stations of the loop by the block that they touch. */
export function useLoopMarks(loop: ListView | undefined): ReadonlyMap<string, readonly string[]> {
  const rows = useList(loop?.name ?? "none");
  const language = useLanguage();
  const [marks, setMarks] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  useEffect(() => {
    const stations = loop?.columns.find(({ name }) => name === "station")?.choices ?? [];
    const follow = () => {
      const found = new Map<string, string[]>();
      for (const id of rows.ids()) {
        const block = String(rows.get(id)?.get("block") ?? "");
        const station = stations.find(({ code }) => code === rows.get(id)?.get("station"));
        if (block && station) found.set(block, [...new Set([...(found.get(block) ?? []), station.label[language]])]);
      }
      setMarks(found);
    };
    follow();
    rows.map.observeDeep(follow);
    return () => rows.map.unobserveDeep(follow);
  }, [rows, loop, language]);
  return marks;
}
