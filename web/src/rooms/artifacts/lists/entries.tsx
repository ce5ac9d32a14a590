import { useOthers } from "@/live/awareness";
import { useDocument, useList } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Badge } from "@/ui/small";
import { useEditor } from "../editor/context";
import { RowField } from "../fields/row-field";
import type { RowActions } from "../grid/row-actions";
import type { Visible } from "../grid/use-visible";
import { listLayout } from "../layouts";
import { type ListView, titleColumn } from "../shape";
import { useTargets } from "../targets";
import { useRowMenu, WithRow } from "./list-row";
import styles from "./lists.module.css";

/** A list as a part of a readable document: steps with numbers, quotes that are marked as hypotheses, questions with answers. */
export function Entries({ list, visible, actions }: { list: ListView; visible: Visible; actions: RowActions }) {
  const t = useTexts(texts);
  const document = useDocument();
  const { kind, writable } = useEditor();
  const rows = useList(list.name);
  const layout = listLayout(kind.key, list.name);
  const targets = useTargets(list.columns);
  const others = useOthers(document.awareness);
  const title = titleColumn(kind.key, list);
  const menu = useRowMenu(actions, visible.all, writable, layout.keeps);
  return (
    <ol className={styles.entries} role="list" data-entries={layout.entries}>
      {visible.ids.map((id, place) => {
        const row = rows.get(id);
        return (
          row && (
            <li key={id} data-row={id} className={styles.entry}>
              {layout.entries === "numbered" && <span className={styles.step}>{place + 1}</span>}
              {layout.entries === "quote" && <Badge tone="warn">{t("hypothesis")}</Badge>}
              <WithRow row={row}>
                {(view) => (
                  <div className={styles.entryFields}>
                    {list.columns.map((column, at) => (
                      <RowField
                        key={column.name}
                        rows={rows}
                        id={id}
                        list={list.name}
                        column={column}
                        view={view}
                        rowName={String(view.values[title] ?? "").split("\n")[0] || t("row.number", { number: place + 1 })}
                        others={others}
                        targets={targets.get(column.refs)}
                        more={at === 0 ? menu(id, place) : undefined}
                        hideLabel={list.columns.length === 1}
                        look={column.widget === "text" ? (layout.entries === "quote" ? "quote" : "paragraph") : undefined}
                      />
                    ))}
                  </div>
                )}
              </WithRow>
            </li>
          )
        );
      })}
    </ol>
  );
}
