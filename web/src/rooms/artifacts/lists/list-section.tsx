import { useCallback, useEffect, useState } from "react";
import { useDocument, useList } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Row } from "@/ui/layout";
import { Badge } from "@/ui/small";
import { useEditor } from "../editor/context";
import { Grid } from "../grid/grid";
import { useRowActions } from "../grid/row-actions";
import { useVisible } from "../grid/use-visible";
import { listLayout } from "../layouts";
import { ListProposals } from "../proposals/list-proposals";
import type { ListView } from "../shape";
import { Cards } from "./cards";
import { Entries } from "./entries";
import styles from "./lists.module.css";
import { RemovedRows } from "./removed-rows";
import { useNarrow } from "./use-narrow";

/** A list with its heading, its rows in the shape that fits kind and screen, and what is proposed for it. */
export function ListSection({ list }: { list: ListView }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { kind, writable, openOnly } = useEditor();
  const rows = useList(list.name);
  const layout = listLayout(kind.key, list.name);
  const visible = useVisible(rows, list, openOnly, layout.groupBy);
  const narrow = useNarrow();
  const [gone, setGone] = useState(0);
  const removed = useCallback((count: number) => setGone(count), []);
  const actions = useRowActions(rows, list, removed);
  const add = () => {
    const id = actions.insert(visible.all);
    requestAnimationFrame(() => requestAnimationFrame(() => goToRow(id)));
  };
  const View = layout.entries ? Entries : narrow ? Cards : Grid;
  return (
    <section aria-labelledby={`list-${list.name}`} className={styles.section}>
      <div className={styles.heading}>
        <h2 id={`list-${list.name}`}>{label(list.label)}</h2>
        <Badge>{openOnly ? t("rows.of", { count: visible.ids.length, all: visible.all }) : t("rows", { count: visible.all })}</Badge>
        {layout.keeps && writable && <span className={styles.quiet}>{t("list.keeps")}</span>}
      </div>
      {visible.ids.length > 0 ? <View list={list} visible={visible} actions={actions} /> : <p className={styles.empty}>{t(openOnly ? "rows.none_open" : "rows.none")}</p>}
      <RemovedRows list={list} />
      {writable && !openOnly && (
        <Row>
          <Button size="small" onPress={add}>
            <span aria-hidden="true">＋</span> {t("row.add")}
          </Button>
          {gone > 0 && <Deleted count={gone} close={() => setGone(0)} />}
        </Row>
      )}
      <ListProposals list={list} />
    </section>
  );
}

/** Put the keys into the first field of a new row. */
function goToRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  const cell = row?.querySelector<HTMLElement>("[role=gridcell], [role=textbox], input, select, textarea");
  cell?.focus();
  cell?.scrollIntoView({ block: "nearest" });
}

/** Rows have gone: say so, and offer them back for a while. */
function Deleted({ count, close }: { count: number; close: () => void }) {
  const t = useTexts(texts);
  const { undo } = useDocument();
  useEffect(() => {
    const timer = setTimeout(close, 20_000);
    return () => clearTimeout(timer);
  }, [count, close]);
  return (
    <span role="status" className={styles.deleted}>
      {t("row.removed", { count })}
      <Button
        size="small"
        onPress={() => {
          undo.undo();
          close();
        }}
      >
        {t("undo")}
      </Button>
    </span>
  );
}
