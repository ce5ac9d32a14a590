import { memo, useEffect, useRef } from "react";
import type { ColumnView, Language } from "@/api/types";
import type { Other } from "@/live/awareness";
import { SharedText } from "@/live/shared-text";
import type { Rows } from "@/live/rows";
import { useCell } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import type { Action } from "@/ui/menu";
import { ValueControl } from "../controls/control";
import { useEditor } from "../editor/context";
import { CellText, OthersHere, othersFrame } from "../marks/cell-text";
import { useChange } from "../marks/changes";
import { CommentMark } from "../marks/comment-mark";
import { useOpenComments } from "../marks/open-comments";
import { OriginMark } from "../marks/origin-mark";
import { cellOrigin, type RowOrigins } from "../provenance";
import type { Change } from "../requests";
import { isShared } from "../shape";
import { isFilled, showValue, type Targets, type Value } from "../values";
import { CellMenu } from "./cell-menu";
import styles from "./grid.module.css";
import { focusInside } from "./use-grid";

interface Properties {
  rows: Rows;
  id: string;
  list: string;
  column: ColumnView;
  place: number;
  rowName: string;
  value: Value;
  origins: RowOrigins;
  targets: Targets | undefined;
  language: Language;
  /** The keys are here: the cell holds the field to write in. */
  here: boolean;
  editing: boolean;
  /** The cell that Tab reaches first. */
  entry: boolean;
  chosen: boolean;
  others: readonly Other[];
  more: readonly Action[] | undefined;
}

/** One cell: plain text until the keys are here, then the field itself, ready for an input method at once. */
export const GridCell = memo(function GridCell(properties: Properties) {
  const { id, list, column, place, rowName, value, origins, here, editing, entry, chosen, others } = properties;
  const { writable } = useEditor();
  const label = useLabel()(column.label);
  const frame = useRef<HTMLDivElement>(null);
  const mayWrite = writable && !column.computed;
  useEffect(() => {
    if (here) focusInside(frame.current);
  }, [here, mayWrite]);
  const spot = { list, row: id, column: column.name };
  const origin = cellOrigin(origins, column.name);
  const filled = isFilled(value);
  const name = rowName ? `${rowName}: ${label}` : label;
  const commented = useOpenComments(spot) > 0;
  const changed = useChange(spot);
  const own = filled && !column.computed && origins.cells.has(column.name) && origin.state !== origins.row.state;
  return (
    <div
      ref={frame}
      role="gridcell"
      aria-colindex={place + 2}
      aria-selected={chosen}
      aria-readonly={!mayWrite || undefined}
      tabIndex={here ? (mayWrite ? undefined : 0) : entry ? 0 : -1}
      className={styles.cell}
      data-column={place}
      data-name={column.name}
      data-widget={column.widget}
      data-here={here || undefined}
      data-editing={(here && editing) || undefined}
      data-chosen={chosen || undefined}
      data-origin={filled && !column.computed ? origin.state : undefined}
      data-computed={column.computed || undefined}
      style={othersFrame(others)}
    >
      {here && mayWrite ? <Field {...properties} label={name} /> : <Shown {...properties} />}
      {changed && <Changed change={changed} column={column} language={properties.language} />}
      {(own || commented || here) && (
        <span className={styles.marks}>
          {own && <OriginMark origin={origin} />}
          {commented && <CommentMark spot={spot} name={name} skipped />}
          {here && <CellMenu spot={spot} name={name} origin={origin} filled={filled} computed={column.computed} more={properties.more} skipped />}
        </span>
      )}
      {others.length > 0 && <OthersHere others={others} />}
    </div>
  );
});

function Field({ rows, id, list, column, label, value, targets, others }: Properties & { label: string }) {
  const cell = useCell(rows, id, column.name);
  if (!cell) return null;
  if (!isShared(column)) return <ValueControl cell={cell} column={column} label={label} readOnly={false} targets={targets} bare />;
  return (
    <span className={styles.stack}>
      <SharedText cell={cell} label={label} place={{ list, row: id, column: column.name }} className={styles.field} />
      {others.length > 0 && (
        <span aria-hidden="true" className={styles.over}>
          <CellText text={String(value ?? "")} others={others} unmarked />
        </span>
      )}
    </span>
  );
}

function Shown({ column, value, language, targets, others }: Properties) {
  const t = useTexts(texts);
  if (column.widget === "flag")
    return (
      <span className={styles.check} data-on={value === true}>
        <span aria-hidden="true">{value === true ? "☑" : "☐"}</span>
        <span className="visually-hidden">{t(value === true ? "flag.on" : "flag.off")}</span>
      </span>
    );
  if (column.widget === "url" && typeof value === "string" && /^https?:\/\//.test(value))
    return (
      <a href={value} target="_blank" rel="noreferrer noopener" tabIndex={-1} className={styles.plain}>
        {value}
      </a>
    );
  const words = typeof value === "number" ? shownNumber(value, language) : showValue(column, value, language, targets);
  return (
    <span className={styles.plain} data-lines={column.widget === "refs" || undefined}>
      <CellText text={words} others={others} />
    </span>
  );
}

const FORMATS: Record<Language, Intl.NumberFormat> = {
  ja: new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 }),
};
const shownNumber = (value: number, language: Language) => FORMATS[language].format(value);

/** What stood here in the edition that this one was copied from. */
function Changed({ change, column, language }: { change: Change; column: ColumnView; language: Language }) {
  const t = useTexts(texts);
  if (change.what === "added") return null;
  const before = showValue(column, change.before as Value, language);
  return (
    <span className={styles.before}>
      <span className={styles.changeWord}>{t("diff.changed")}</span> <del>{before || t("diff.empty")}</del>
    </span>
  );
}
