import type { ColumnView, DocumentView } from "@/api/types";
import { useCell, useCellValue, useDocument, useDocumentStatus, useList } from "@/live/use-document";
import { DocumentProvider } from "@/live/use-document";
import { useSection } from "@/live/room";
import type { Cell } from "@/live/cell";
import type { Rows } from "@/live/rows";
import { SharedText } from "@/live/shared-text";
import { useRowValues } from "@/live/use-values";
import { useLabel, useTexts } from "@/texts/language";
import common from "@/texts/common";
import texts from "@/texts/plan";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Card } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { useKind } from "../frame/kinds";
import styles from "./plan.module.css";

const LIST = "tasks";

/** The time to write one's own tasks, alone: a copy that only its owner sees until it is revealed. */
export function OwnTasks({ artifact }: { artifact: DocumentView }) {
  return (
    <DocumentProvider artifact={artifact.id}>
      <Mine writable={artifact.writable} />
    </DocumentProvider>
  );
}

function Mine({ writable }: { writable: boolean }) {
  const t = useTexts(texts);
  const { ready } = useDocumentStatus();
  const me = useSection((room) => room.me);
  const columns = useKind("plan")?.lists.find(({ name }) => name === LIST)?.columns;
  const rows = useList(LIST);
  const found = useRowValues(rows);
  if (!ready || !columns) return <Loading />;
  const mine = found.filter(({ values }) => values["owner"] === me.name || (!values["owner"] && values["owner_role"] === me.role));
  const add = () => {
    const known = columns.find(({ name }) => name === "owner_role")?.choices.some(({ code }) => code === me.role);
    rows.append(
      columns.filter(({ shared }) => shared).map(({ name }) => name),
      { owner: me.name, state: "open", ...(known ? { owner_role: me.role } : {}) },
    );
  };
  return (
    <Card>
      <h2>{t("own")}</h2>
      <p className={styles.quiet}>{t("own.private")}</p>
      {mine.length > 0 && (
        <ul role="list" className={styles.own}>
          {mine.map(({ id }) => (
            <OwnTask key={id} rows={rows} row={id} columns={columns} writable={writable} />
          ))}
        </ul>
      )}
      {writable && (
        <div>
          <Button onPress={add}>{t("own.add")}</Button>
        </div>
      )}
    </Card>
  );
}

function OwnTask({ rows, row, columns, writable }: { rows: Rows; row: string; columns: readonly ColumnView[]; writable: boolean }) {
  const c = useTexts(common);
  const label = useLabel();
  const title = useCell(rows, row, "title");
  const done = useCell(rows, row, "done_means");
  const due = useCell(rows, row, "due");
  const name = (column: string) => label(columns.find((each) => each.name === column)?.label);
  if (!title || !done || !due) return null;
  return (
    <li className={styles.own_task}>
      {[
        { column: "title", cell: title },
        { column: "done_means", cell: done },
      ].map(({ column, cell }) => (
        <div key={column} className={styles.own_field}>
          <span aria-hidden="true" className={styles.quiet}>
            {name(column)}
          </span>
          <SharedText cell={cell} label={name(column)} place={{ list: LIST, row, column }} readOnly={!writable} className={styles.input ?? ""} />
        </div>
      ))}
      <Due cell={due} label={name("due")} writable={writable} />
      {writable && (
        <Button kind="quiet" size="small" onPress={() => rows.remove(row)}>
          {c("delete")}
        </Button>
      )}
    </li>
  );
}

function Due({ cell, label, writable }: { cell: Cell; label: string; writable: boolean }) {
  const document = useDocument();
  const value = useCellValue(cell);
  return <DateInput label={label} value={typeof value === "string" ? value : ""} isDisabled={!writable} onCommit={(date) => document.edit(() => cell.set(date))} />;
}
