import { startTransition, useCallback, useEffect, useMemo, useState } from "react";
import { goTo, type Other, useOthers } from "@/live/awareness";
import { useDocument, useList } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useLanguage, useTexts } from "@/texts/language";
import type { Action } from "@/ui/menu";
import { useEditor } from "../editor/context";
import { listLayout } from "../layouts";
import { type ListView, titleColumn } from "../shape";
import { useTargets } from "../targets";
import styles from "./grid.module.css";
import { GridHead } from "./grid-head";
import { GridRow, NOBODY } from "./grid-row";
import { chosen, type GridState } from "./navigation";
import { type RowActions } from "./row-actions";
import { useClipboard } from "./use-clipboard";
import { useGridState } from "./use-grid";
import { useGridKeys } from "./use-grid-keys";
import { usePointer, useRowDrag } from "./use-pointer";
import type { Visible } from "./use-visible";
import { widths } from "./widths";

interface Properties {
  list: ListView;
  visible: Visible;
  actions: RowActions;
}

/** A list as a table that is used like a spreadsheet. */
export function Grid({ list, visible, actions }: Properties) {
  const t = useTexts(texts);
  const label = useLabel();
  const language = useLanguage();
  const document = useDocument();
  const { kind, writable, openOnly } = useEditor();
  const rows = useList(list.name);
  const targets = useTargets(list.columns);
  const { ids, begins } = visible;
  const { state, latest, focused, container, show, onFocus, onBlur, rectangle } = useGridState(ids);
  const go = useCallback(
    (next: typeof state) => {
      show(next);
      const column = list.columns[next.active?.column ?? -1]?.name;
      if (next.active && column && !next.editing) goTo(document.awareness, { list: list.name, row: next.active.row, column });
    },
    [show, document, list],
  );
  const shared = { document, rows, list, ids, writable, actions, targets, latest, container, show: go };
  const keys = useGridKeys(shared);
  const clipboard = useClipboard(shared);
  const pointer = usePointer(shared);
  const drag = useRowDrag(actions.moveTo, ids);
  const others = useByRow(useOthers(document.awareness), list.name);
  const more = useMore(list, ids, actions, writable, openOnly, latest);
  const drawn = useDrawn(ids.length);
  const { template, least } = useMemo(() => widths(list.columns), [list]);
  const active = state.active && ids.includes(state.active.row) ? state.active : null;
  return (
    <div className={styles.scroll} data-grid={list.name}>
      <div
        ref={container}
        role="grid"
        aria-label={label(list.label)}
        aria-rowcount={ids.length + 1}
        aria-colcount={list.columns.length + 1}
        aria-multiselectable
        aria-describedby={`${list.name}-keys`}
        className={styles.grid}
        data-grouped={listLayout(kind.key, list.name).groupBy ? "" : undefined}
        style={{ "--columns": template, minWidth: least } as React.CSSProperties}
        onKeyDown={keys.onKeyDown}
        onInput={keys.onInput}
        onCompositionStart={keys.onInput}
        onFocus={onFocus}
        onBlur={onBlur}
        onContextMenu={openMenu}
        {...clipboard}
        {...pointer}
        {...(writable && !openOnly ? drag : {})}
      >
        <GridHead columns={list.columns} />
        {ids.slice(0, drawn).map((id, number) => {
          const row = rows.get(id);
          const inside = rectangle && number >= rectangle.top && number <= rectangle.bottom;
          return (
            row && (
              <GridRow
                key={id}
                rows={rows}
                row={row}
                id={id}
                number={number}
                list={list}
                title={titleColumn(kind.key, list)}
                targets={targets}
                language={language}
                active={active?.row === id ? active.column : active === null && number === 0 ? 0 : -1}
                focused={focused && active !== null}
                editing={active?.row === id && state.editing}
                from={focused && inside && state.anchor ? rectangle.left : -1}
                to={focused && inside && state.anchor ? rectangle.right : -1}
                others={others.get(id) ?? NOBODY}
                begins={begins.has(id)}
                draggable={writable && !openOnly}
                several={active?.row === id && rectangle ? rectangle.bottom - rectangle.top + 1 : 1}
                actions={more}
              />
            )
          );
        })}
      </div>
      <p id={`${list.name}-keys`} className="visually-hidden">
        {t("grid.keys")}
      </p>
    </div>
  );
}

/** The pointer's second button opens the menu of the active cell. */
function openMenu(event: React.MouseEvent): void {
  const menu = (event.target as Element).closest("[role=gridcell]")?.querySelector<HTMLElement>("[data-menu]");
  if (!menu || (event.target as Element).closest("textarea")) return;
  event.preventDefault();
  // The keys that open it have done so already; browsers tell of them once more as if a pointer had.
  if (event.button === 2 || event.ctrlKey) menu.click();
}

/** The others by the row where they are; rows without anybody stay as they were drawn. */
function useByRow(others: readonly Other[], list: string): ReadonlyMap<string, readonly Other[]> {
  return useMemo(() => {
    const found = new Map<string, Other[]>();
    for (const other of others) if (other.at?.list === list) found.set(other.at.row, [...(found.get(other.at.row) ?? []), other]);
    return found;
  }, [others, list]);
}

const AT_ONCE = 40;

/** Long tables are drawn in two steps: what the screen shows first, the rest while nobody waits for it. */
function useDrawn(count: number): number {
  const [all, setAll] = useState(count <= AT_ONCE);
  useEffect(() => {
    if (!all) startTransition(() => setAll(true));
  }, [all]);
  return all ? count : AT_ONCE;
}

/** What the menu offers for rows; for several at once where several are chosen. */
function useMore(list: ListView, ids: readonly string[], actions: RowActions, writable: boolean, openOnly: boolean, latest: { current: GridState }) {
  const t = useTexts(texts);
  const { kind } = useEditor();
  const keeps = listLayout(kind.key, list.name).keeps;
  return useCallback(
    (id: string): readonly Action[] => {
      if (!writable) return [];
      const place = ids.indexOf(id);
      const { top, bottom } = chosen(latest.current, ids) ?? { top: -1, bottom: -1 };
      const several = place >= top && place <= bottom ? ids.slice(top, bottom + 1) : [id];
      const moving = openOnly
        ? []
        : [
            { id: "above", label: t("row.above"), do: () => void actions.insert(place) },
            { id: "below", label: t("row.below"), do: () => void actions.insert(place + 1) },
            { id: "up", label: t("row.up"), disabled: place === 0, do: () => actions.move(id, -1) },
            { id: "down", label: t("row.down"), disabled: place === ids.length - 1, do: () => actions.move(id, 1) },
          ];
      const remove = { id: "remove", label: t("row.remove", { count: several.length }), do: () => actions.remove(several) };
      return [...moving, { id: "duplicate", label: t("row.duplicate"), do: () => void actions.duplicate(id) }, ...(keeps ? [] : [remove])];
    },
    [t, ids, actions, writable, openOnly, latest, keeps],
  );
}
