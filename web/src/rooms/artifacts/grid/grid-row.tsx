import { memo, useMemo, useState } from "react";
import type * as Y from "yjs";
import type { Language } from "@/api/types";
import type { Other } from "@/live/awareness";
import type { Rows } from "@/live/rows";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import type { Action } from "@/ui/menu";
import { useChange } from "../marks/changes";
import { CommentMark } from "../marks/comment-mark";
import { OriginMark } from "../marks/origin-mark";
import { useRowView } from "../row-view";
import type { ListView } from "../shape";
import { isFilled, type Targets } from "../values";
import { CellMenu } from "./cell-menu";
import { GridCell } from "./grid-cell";
import styles from "./grid.module.css";

interface Properties {
  rows: Rows;
  row: Y.Map<unknown>;
  id: string;
  number: number;
  list: ListView;
  title: string;
  targets: ReadonlyMap<string, Targets>;
  language: Language;
  /** The column of the active cell, -1 when it is in another row. */
  active: number;
  focused: boolean;
  editing: boolean;
  /** Chosen columns, from and to; -1 when the row has none. */
  from: number;
  to: number;
  others: readonly Other[];
  /** It begins a group: rows above have another value in the column that groups. */
  begins: boolean;
  draggable: boolean;
  /** How many rows are chosen, where the row is the active one. */
  several: number;
  actions: (id: string) => readonly Action[];
}

export const NOBODY: readonly Other[] = [];

/** One row. It is drawn again only when something in it changes. */
export const GridRow = memo(function GridRow(properties: Properties) {
  const { rows, row, id, number, list, title, targets, language, active, focused, editing, from, to, others } = properties;
  const t = useTexts(texts);
  const { values, origins } = useRowView(row);
  const change = useChange({ list: list.name, row: id, column: "" });
  const rowName = String(values[title] ?? "").split("\n")[0] || t("row.number", { number: number + 1 });
  const filled = list.columns.some(({ name, computed }) => !computed && isFilled(values[name] ?? null));
  const here = active >= 0 && focused;
  const [near, setNear] = useState(false);
  const more = useMemo(() => (here && properties.several > 0 ? properties.actions(id) : undefined), [here, id, properties.actions, properties.several]);
  return (
    <div role="row" aria-rowindex={number + 2} className={styles.row} data-row={id} data-begins={properties.begins || undefined} data-change={change?.what}>
      <div role="rowheader" aria-colindex={1} className={styles.gutter} draggable={properties.draggable} onPointerEnter={() => setNear(true)}>
        <span className={styles.number}>
          {properties.draggable && (
            <span aria-hidden="true" className={styles.handle} title={t("row.drag")}>
              ⠿
            </span>
          )}
          {number + 1}
          {near && <RowMenu {...properties} name={rowName} origin={filled ? origins.row : null} />}
        </span>
        {filled && <OriginMark origin={origins.row} />}
        {change?.what === "added" && <span className={styles.changeWord}>{t("diff.added")}</span>}
        <CommentMark spot={{ list: list.name, row: id, column: "" }} name={rowName} skipped />
      </div>
      {list.columns.map((column, place) => (
        <GridCell
          key={column.name}
          rows={rows}
          id={id}
          list={list.name}
          column={column}
          place={place}
          rowName={rowName}
          value={values[column.name] ?? null}
          origins={origins}
          targets={column.refs ? targets.get(column.refs) : undefined}
          language={language}
          here={here && active === place}
          editing={editing && active === place}
          entry={!focused && active === place}
          chosen={place >= from && place <= to}
          others={othersAt(others, column.name)}
          more={here && active === place ? more : undefined}
        />
      ))}
    </div>
  );
});

function othersAt(others: readonly Other[], column: string): readonly Other[] {
  if (others.length === 0) return NOBODY;
  const found = others.filter(({ at }) => at?.column === column);
  return found.length === 0 ? NOBODY : found;
}

/** The menu of the row, for the pointer; keys use that of the active cell. Made when the pointer comes near. */
function RowMenu({ id, list, actions, name, origin }: Properties & { name: string; origin: ReturnType<typeof useRowView>["origins"]["row"] | null }) {
  const t = useTexts(texts);
  const label = t("row.menu", { name });
  return (
    <CellMenu
      spot={{ list: list.name, row: id, column: "" }}
      name={name}
      origin={origin}
      filled={origin !== null}
      more={actions(id)}
      skipped
      trigger={
        <Button kind="quiet" size="small" aria-label={label} excludeFromTabOrder className={styles.rowMenu} data-menu="">
          <span aria-hidden="true">⋮</span>
        </Button>
      }
    />
  );
}
