import type { ColumnView, KindView } from "@/api/types";
import texts from "@/texts/artifacts";
import { useLabel, useLanguage, useTexts } from "@/texts/language";
import { CellText } from "../marks/cell-text";
import { OriginMark } from "../marks/origin-mark";
import { cellOrigin, contentOrigins, readOrigin, type RowOrigins } from "../provenance";
import type { Content } from "../requests";
import type { ListView } from "../shape";
import { isFilled, plainValue, showValue, type Targets } from "../values";
import styles from "./content.module.css";

interface Properties {
  kind: KindView;
  content: Content;
  /** Titles of the rows that references point to, by `kind.list`. */
  targets?: ReadonlyMap<string, Targets>;
  /** Rows below each other instead of as tables, for narrow places. */
  stacked?: boolean;
}

/** The content of an artifact, to be read only: what there is, field by field and row by row. */
export function ContentView({ kind, content, targets, stacked }: Properties) {
  const t = useTexts(texts);
  const origins = (content["provenance"] ?? {}) as Record<string, unknown>;
  const fields = kind.fields.filter(({ name }) => isFilled(plainValue(content[name])));
  const lists = kind.lists.filter(({ name }) => rowsOf(content, name).length > 0);
  if (fields.length + lists.length === 0) return <p className={styles.quiet}>{t("content.empty")}</p>;
  return (
    <div className={styles.content}>
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map((column) => (
            <ShownField key={column.name} column={column} value={content[column.name]} origin={origins[column.name]} targets={targets} />
          ))}
        </dl>
      )}
      {lists.map((list) =>
        stacked ? (
          <StackedList key={list.name} list={list} rows={rowsOf(content, list.name)} targets={targets} />
        ) : (
          <ShownList key={list.name} list={list} rows={rowsOf(content, list.name)} targets={targets} />
        ),
      )}
    </div>
  );
}

/** The rows of a list in a content. */
export function rowsOf(content: Content, list: string): Record<string, unknown>[] {
  return (content[list] ?? []) as Record<string, unknown>[];
}

function ShownField({ column, value, origin, targets }: { column: ColumnView; value: unknown; origin: unknown; targets: Properties["targets"] }) {
  const label = useLabel();
  const language = useLanguage();
  return (
    <div>
      <dt>
        {label(column.label)} {!column.computed && <OriginMark origin={readOrigin(origin)} short />}
      </dt>
      <dd>
        <CellText text={showValue(column, plainValue(value), language, targets?.get(column.refs))} />
      </dd>
    </div>
  );
}

function StackedList({ list, rows, targets }: { list: ListView; rows: Record<string, unknown>[]; targets: Properties["targets"] }) {
  const label = useLabel();
  return (
    <section className={styles.list}>
      <h3>{label(list.label)}</h3>
      <ol className={styles.stacked}>
        {rows.map((row) => {
          const cells = (row["cells"] ?? {}) as Record<string, unknown>;
          const filled = list.columns.filter(({ name }) => isFilled(plainValue(row[name])));
          return (
            <li key={String(row["id"])}>
              <dl className={styles.fields}>
                {filled.map((column) => (
                  <ShownField key={column.name} column={column} value={row[column.name]} origin={cells[column.name] ?? row["provenance"]} targets={targets} />
                ))}
              </dl>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function ShownList({ list, rows, targets }: { list: ListView; rows: Record<string, unknown>[]; targets: Properties["targets"] }) {
  const label = useLabel();
  const columns = list.columns.filter(({ name }) => rows.some((row) => isFilled(plainValue(row[name]))));
  return (
    <section className={styles.list}>
      <h3>{label(list.label)}</h3>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={label(list.label)}>
        <table>
          <thead>
            <tr>
              {columns.map(({ name, label: words }) => (
                <th key={name} scope="col">
                  {label(words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ShownRow key={String(row["id"])} row={row} columns={columns} targets={targets} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ShownRow({ row, columns, targets }: { row: Record<string, unknown>; columns: readonly ColumnView[]; targets: Properties["targets"] }) {
  const language = useLanguage();
  const origins: RowOrigins = contentOrigins(row);
  return (
    <tr>
      {columns.map((column) => {
        const value = plainValue(row[column.name]);
        return (
          <td key={column.name}>
            <CellText text={showValue(column, value, language, targets?.get(column.refs))} /> {isFilled(value) && !column.computed && <OriginMark origin={cellOrigin(origins, column.name)} short />}
          </td>
        );
      })}
    </tr>
  );
}
