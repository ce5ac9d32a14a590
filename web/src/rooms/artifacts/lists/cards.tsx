import { useOthers } from "@/live/awareness";
import { useDocument, useList } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { useEditor } from "../editor/context";
import { RowField } from "../fields/row-field";
import { CellMenu } from "../grid/cell-menu";
import type { RowActions } from "../grid/row-actions";
import type { Visible } from "../grid/use-visible";
import { listLayout } from "../layouts";
import { CommentMark } from "../marks/comment-mark";
import { OriginMark } from "../marks/origin-mark";
import { type ListView, titleColumn } from "../shape";
import { useTargets } from "../targets";
import { isFilled } from "../values";
import { useRowMenu, WithRow } from "./list-row";
import styles from "./lists.module.css";

/** A list on a narrow screen: a card for each row, with its fields below each other. */
export function Cards({ list, visible, actions }: { list: ListView; visible: Visible; actions: RowActions }) {
  const t = useTexts(texts);
  const document = useDocument();
  const { kind, writable } = useEditor();
  const rows = useList(list.name);
  const targets = useTargets(list.columns);
  const others = useOthers(document.awareness);
  const title = titleColumn(kind.key, list);
  const menu = useRowMenu(actions, visible.all, writable, listLayout(kind.key, list.name).keeps);
  return (
    <ol role="list" className={styles.cards}>
      {visible.ids.map((id, place) => {
        const row = rows.get(id);
        if (!row) return null;
        return (
          <li key={id} className={styles.card} data-row={id}>
            <WithRow row={row}>
              {(view) => {
                const name = String(view.values[title] ?? "").split("\n")[0] || t("row.number", { number: place + 1 });
                const spot = { list: list.name, row: id, column: "" };
                const filled = list.columns.some((column) => isFilled(view.values[column.name] ?? null));
                return (
                  <>
                    <div className={styles.cardHead}>
                      <strong>{place + 1}</strong>
                      {filled && <OriginMark origin={view.origins.row} />}
                      <CommentMark spot={spot} name={name} />
                      <CellMenu spot={spot} name={name} origin={view.origins.row} filled={filled} more={menu(id, place)} />
                    </div>
                    {list.columns.map((column) => (
                      <RowField key={column.name} rows={rows} id={id} list={list.name} column={column} view={view} rowName={name} others={others} targets={targets.get(column.refs)} />
                    ))}
                  </>
                );
              }}
            </WithRow>
          </li>
        );
      })}
    </ol>
  );
}
