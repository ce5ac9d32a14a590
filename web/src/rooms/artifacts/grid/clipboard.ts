import type { ColumnView, Language } from "@/api/types";
import type { LiveDocument } from "@/live/document";
import type { Rows } from "@/live/rows";
import { readRow } from "../row-view";
import { isShared, type ListView, sharedNames } from "../shape";
import { isFilled, parseValue, showValue, type Targets, type Value } from "../values";
import { formatTsv } from "./tsv";

/** A rectangle of cells, ends included. */
export interface Rectangle {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

type TargetsByRefs = ReadonlyMap<string, Targets>;

/** The chosen cells as text for a spreadsheet. */
export function copyCells(rows: Rows, ids: readonly string[], columns: readonly ColumnView[], { top, bottom, left, right }: Rectangle, language: Language, targets: TargetsByRefs): string {
  const cells = ids.slice(top, bottom + 1).map((id) => {
    const row = rows.get(id);
    const values = row ? readRow(row).values : {};
    return columns.slice(left, right + 1).map((column) => showValue(column, values[column.name] ?? null, language, targets.get(column.refs)));
  });
  return formatTsv(cells);
}

/** What came of a paste: rows made, and cells whose words did not fit their column. */
export interface Pasted {
  made: number;
  refused: number;
  bottom: number;
  right: number;
}

/** Write a block of cells, making rows where there are none; one step of undo. One cell fills all that are chosen. */
export function pasteCells(document: LiveDocument, rows: Rows, ids: readonly string[], list: ListView, at: Rectangle, cells: string[][], targets: TargetsByRefs): Pasted {
  const one = cells.length === 1 && cells[0]?.length === 1;
  const height = one ? at.bottom - at.top + 1 : cells.length;
  const width = one ? at.right - at.left + 1 : Math.max(...cells.map((row) => row.length));
  const done: Pasted = { made: 0, refused: 0, bottom: at.top + height - 1, right: Math.min(list.columns.length, at.left + width) - 1 };
  const present = [...ids];
  document.undo.stopCapturing();
  document.edit(() => {
    for (let line = 0; line < height; line += 1) {
      let id = present[at.top + line];
      if (id === undefined) {
        id = rows.append(sharedNames(list));
        present.push(id);
        done.made += 1;
      }
      for (let place = at.left; place <= done.right; place += 1) {
        const column = list.columns[place];
        const text = one ? cells[0]?.[0] : cells[line]?.[place - at.left];
        if (column && text !== undefined && !put(rows, id, column, text, targets.get(column.refs))) done.refused += 1;
      }
    }
  });
  document.undo.stopCapturing();
  return done;
}

/** Empty the chosen cells; one step of undo. */
export function clearCells(document: LiveDocument, rows: Rows, ids: readonly string[], columns: readonly ColumnView[], { top, bottom, left, right }: Rectangle): void {
  document.undo.stopCapturing();
  document.edit(() => {
    for (const id of ids.slice(top, bottom + 1)) for (const column of columns.slice(left, right + 1)) put(rows, id, column, "", undefined);
  });
  document.undo.stopCapturing();
}

/** Write words into a cell; false when they do not fit. What is computed is passed over. */
function put(rows: Rows, id: string, column: ColumnView, text: string, targets: Targets | undefined): boolean {
  if (column.computed) return true;
  const value = parseValue(column, text, targets);
  if (value === undefined) return false;
  const cell = rows.cell(id, column.name);
  if (isShared(column)) {
    const words = column.widget === "text" ? String(value) : String(value).replace(/\n/g, " ");
    const before = String(cell?.value() ?? "");
    if (before !== words) cell?.splice(0, before.length, words);
  } else if (isFilled(value) || isFilled((cell?.value() ?? null) as Value)) cell?.set(value);
  return true;
}
