import type { ColumnView } from "@/api/types";
import type { Rows } from "@/live/rows";
import { useSection } from "@/live/room";
import { SharedText } from "@/live/shared-text";
import { DocumentProvider, useCell, useDocumentStatus, useList, useRowIds } from "@/live/use-document";
import texts from "@/texts/dayzero";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Card } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { useKind } from "../frame/kinds";
import { samePerson } from "./compare";
import styles from "./dayzero.module.css";

const LIST = "rows";
/** What the room knows about the person anyway. */
const KNOWN = new Set(["member", "role"]);

/** My own sheet: one row, one field after the other. */
export function MyAnswers({ artifact }: { artifact: string }) {
  return (
    <DocumentProvider artifact={artifact}>
      <Sheet />
    </DocumentProvider>
  );
}

function Sheet() {
  const t = useTexts(texts);
  const { ready } = useDocumentStatus();
  const kind = useKind("hearing_sheet");
  const me = useSection((room) => room.me);
  const rows = useList(LIST);
  const ids = useRowIds(rows);
  const columns = kind?.lists.find(({ name }) => name === LIST)?.columns;
  if (!ready || !columns) return <Loading />;
  const mine = ids.find((id) => samePerson(String(rows.cell(id, "member")?.value() ?? ""), me.name));
  const begin = () => {
    const known = columns.find(({ name }) => name === "role")?.choices.some(({ code }) => code === me.role);
    rows.append(
      columns.filter(({ shared }) => shared).map(({ name }) => name),
      { member: me.name, ...(known ? { role: me.role } : {}) },
    );
  };
  if (mine === undefined)
    return (
      <div>
        <Button kind="primary" size="large" onPress={begin}>
          {t("hearing.begin")}
        </Button>
      </div>
    );
  return (
    <Card>
      <h3>{t("hearing.mine", { name: me.name })}</h3>
      <div className={styles.sheet}>
        {columns
          .filter(({ name, computed }) => !KNOWN.has(name) && !computed)
          .map((column) => (
            <Field key={column.name} rows={rows} row={mine} column={column} />
          ))}
      </div>
    </Card>
  );
}

function Field({ rows, row, column }: { rows: Rows; row: string; column: ColumnView }) {
  const label = useLabel();
  const cell = useCell(rows, row, column.name);
  if (!cell) return null;
  const help = label(column.help);
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden="true">
        {label(column.label)}
      </span>
      <SharedText
        cell={cell}
        label={label(column.label)}
        place={{ list: LIST, row, column: column.name }}
        multiline={column.widget === "text"}
        className={styles.input ?? ""}
      />
      {help && <span className={styles.quiet}>{help}</span>}
    </div>
  );
}
