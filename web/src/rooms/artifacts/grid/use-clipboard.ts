import { useCallback } from "react";
import type { LiveDocument } from "@/live/document";
import type { Rows } from "@/live/rows";
import texts from "@/texts/artifacts";
import { useLanguage, useTexts } from "@/texts/language";
import { notify } from "@/ui/toast-queue";
import type { ListView } from "../shape";
import type { Targets } from "../values";
import { clearCells, copyCells, pasteCells } from "./clipboard";
import { chosen, type GridState } from "./navigation";
import { parseTsv } from "./tsv";

interface Options {
  document: LiveDocument;
  rows: Rows;
  list: ListView;
  ids: readonly string[];
  writable: boolean;
  targets: ReadonlyMap<string, Targets>;
  latest: { current: GridState };
  show: (next: GridState) => void;
}

/** Copy, cut and paste of cells. While a cell is edited, its text is copied as in any field. */
export function useClipboard({ document, rows, list, ids, writable, targets, latest, show }: Options) {
  const t = useTexts(texts);
  const language = useLanguage();
  const onCopy = useCallback(
    (event: React.ClipboardEvent, cut = false) => {
      const at = latest.current.editing ? null : chosen(latest.current, ids);
      if (!at) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", copyCells(rows, ids, list.columns, at, language, targets));
      if (cut && writable) clearCells(document, rows, ids, list.columns, at);
    },
    [document, rows, list, ids, writable, targets, latest, language],
  );
  const onPaste = useCallback(
    (event: React.ClipboardEvent) => {
      const text = event.clipboardData.getData("text/plain");
      // Cells of a spreadsheet go into cells, also where somebody was about to type.
      const at = latest.current.editing && !text.includes("\t") ? null : chosen(latest.current, ids);
      if (!at || !writable) return;
      event.preventDefault();
      const cells = parseTsv(text);
      if (cells.length === 0) return;
      const done = pasteCells(document, rows, ids, list, at, cells, targets);
      const now = rows.ids();
      const row = ids[at.top] ?? now[at.top];
      const last = done.made > 0 ? now.at(-1) : ids[done.bottom];
      if (row !== undefined) show({ ...latest.current, active: { row, column: at.left }, anchor: last === undefined ? null : { row: last, column: done.right } });
      if (done.made > 0) notify(t("paste.made", { count: done.made }));
      if (done.refused > 0) notify(t("paste.refused", { count: done.refused }), "problem");
    },
    [document, rows, list, ids, writable, targets, latest, show, t],
  );
  return { onCopy, onCut: useCallback((event: React.ClipboardEvent) => onCopy(event, true), [onCopy]), onPaste };
}
