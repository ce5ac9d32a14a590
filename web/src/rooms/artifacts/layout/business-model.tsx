import { useCallback } from "react";
import type { KindView } from "@/api/types";
import { useOthers } from "@/live/awareness";
import { useDocument, useList } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { useEditor } from "../editor/context";
import { RowField } from "../fields/row-field";
import { type RowActions, useRowActions } from "../grid/row-actions";
import { useVisible, type Visible } from "../grid/use-visible";
import { ListSection } from "../lists/list-section";
import { useRowMenu, WithRow } from "../lists/list-row";
import { ListProposals } from "../proposals/list-proposals";
import { type ListView, sharedNames } from "../shape";
import styles from "./layout.module.css";
import { useLoopMarks } from "./loop-marks";

/** The nine blocks in their classic places, with the stations of the loop marked where they touch; the loop below. */
export function BusinessModel({ kind }: { kind: KindView }) {
  const t = useTexts(texts);
  const blocks = kind.lists.find(({ name }) => name === "blocks");
  const others = kind.lists.filter(({ name }) => name !== "blocks");
  return (
    <>
      {blocks && <Canvas list={blocks} loop={kind.lists.find(({ name }) => name === "loop")} />}
      <p className={styles.credit}>{t("canvas.credit")}</p>
      {others.map((list) => (
        <ListSection key={list.name} list={list} />
      ))}
    </>
  );
}

function Canvas({ list, loop }: { list: ListView; loop: ListView | undefined }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { openOnly } = useEditor();
  const rows = useList(list.name);
  const visible = useVisible(rows, list, openOnly, "block");
  const nothing = useCallback(() => undefined, []);
  const actions = useRowActions(rows, list, nothing);
  const marks = useLoopMarks(loop);
  const column = list.columns.find(({ name }) => name === "block");
  const of = (code: string) => visible.ids.filter((id) => (rows.get(id)?.get("block") ?? "") === code);
  const known = new Set(column?.choices.map(({ code }) => code));
  const rest = visible.ids.filter((id) => !known.has(String(rows.get(id)?.get("block") ?? "")));
  const block = (code: string, title: string, ids: string[]) => (
    <Block key={code} code={code} title={title} ids={ids} list={list} visible={visible} actions={actions} marks={marks.get(code) ?? []} />
  );
  return (
    <section aria-label={label(list.label)}>
      <div className={styles.canvas}>{column?.choices.map(({ code, label: words }) => block(code, label(words), of(code)))}</div>
      {rest.length > 0 && block("", t("canvas.rest"), rest)}
      <ListProposals list={list} />
    </section>
  );
}

interface BlockProperties {
  code: string;
  title: string;
  ids: string[];
  list: ListView;
  visible: Visible;
  actions: RowActions;
  /** The stations of the loop that touch the block. */
  marks: readonly string[];
}

function Block({ code, title, ids, list, visible, actions, marks }: BlockProperties) {
  const t = useTexts(texts);
  const document = useDocument();
  const { writable, openOnly } = useEditor();
  const rows = useList(list.name);
  const others = useOthers(document.awareness);
  const menu = useRowMenu(actions, visible.all, writable, false);
  const text = list.columns.find(({ name }) => name === "text");
  const where = list.columns.find(({ name }) => name === "block");
  const add = () => {
    document.undo.stopCapturing();
    const last = ids.at(-1);
    const id = rows.insert(last === undefined ? visible.all : rows.ids().indexOf(last) + 1, sharedNames(list), { block: code });
    requestAnimationFrame(() => requestAnimationFrame(() => globalThis.document.querySelector<HTMLElement>(`[data-row="${id}"] [role=textbox]`)?.focus()));
  };
  return (
    <section className={styles.block} style={code ? { gridArea: code } : undefined} data-loop={marks.length > 0 || undefined} aria-label={title}>
      <h2>
        {title}
        {marks.map((mark) => (
          <span key={mark} className={styles.loop}>
            <span aria-hidden="true">↻</span> {mark}
          </span>
        ))}
      </h2>
      {ids.map((id) => {
        const row = rows.get(id);
        return (
          row &&
          text && (
            <div key={id} data-row={id}>
              <WithRow row={row}>
                {(view) => (
                  <>
                    <RowField rows={rows} id={id} list={list.name} column={text} view={view} rowName={title} others={others} hideLabel more={menu(id, visible.ids.indexOf(id))} />
                    {!code && where && <RowField rows={rows} id={id} list={list.name} column={where} view={view} rowName="" others={others} />}
                  </>
                )}
              </WithRow>
            </div>
          )
        );
      })}
      {writable && !openOnly && code && (
        <Button size="small" kind="quiet" onPress={add} aria-label={t("canvas.add", { block: title })}>
          <span aria-hidden="true">＋</span> {t("canvas.add.short")}
        </Button>
      )}
    </section>
  );
}

