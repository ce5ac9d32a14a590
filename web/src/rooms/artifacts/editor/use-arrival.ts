import { useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** The address may name a place: a search result, or `#proposal-…`. Go there once the content is drawn. */
export function useArrival(ready: boolean): void {
  const { list = "", row = "", column = "" } = useSearch({ strict: false }) as { list?: string; row?: string; column?: string };
  const gone = useRef("");
  const wanted = `${list}/${row}/${column}`;
  useEffect(() => {
    if (!ready || gone.current === wanted || !(row || column || location.hash)) return;
    gone.current = wanted;
    let tries = 0;
    const timer = setInterval(() => {
      tries += 1;
      if (place(list, row, column) || tries > 20) clearInterval(timer);
    }, 120);
    return () => clearInterval(timer);
  }, [ready, wanted, list, row, column]);
}

function place(list: string, row: string, column: string): boolean {
  const proposal = /^#(proposal-.+)$/.exec(location.hash)?.[1];
  const named = proposal ? document.getElementById(decodeURIComponent(proposal)) : null;
  const at = row ? document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`) : null;
  const field = !list && column ? document.querySelector<HTMLElement>(`[data-field="${CSS.escape(column)}"]`) : null;
  const found = named ?? at ?? field;
  if (!found) return false;
  found.scrollIntoView({ block: "center" });
  const cell = at?.querySelector<HTMLElement>(`[data-name="${CSS.escape(column)}"]`);
  (cell ?? (named ? found : found.querySelector<HTMLElement>("[role=gridcell], textarea, [role=textbox], input, select")))?.focus({ preventScroll: true });
  return true;
}
