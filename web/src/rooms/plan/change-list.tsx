import type { ColumnView, KindView } from "@/api/types";
import common from "@/texts/common";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Badge } from "@/ui/small";
import { useKind } from "../frame/kinds";
import { useWorkshop } from "../frame/workshop";
import { type Change, columnOf, type Content, filledIn, originState, rowName, rowsOf, shown, together } from "./changes";
import styles from "./compare.module.css";

/** The changes of one artifact, row by row. */
export function ChangeList({ kind, changes, content }: { kind: string; changes: Change[]; content: Content }) {
  const described = useKind(kind);
  if (!described) return null;
  return (
    <ul role="list" className={styles.changes}>
      {together(changes).map((group) => (
        <Group key={group.key} kind={described} changes={group.changes} content={content} />
      ))}
    </ul>
  );
}

function Group({ kind, changes, content }: { kind: KindView; changes: Change[]; content: Content }) {
  const t = useTexts(texts);
  const label = useLabel();
  const [first] = changes;
  if (!first) return null;
  const columns = kind.lists.find(({ name }) => name === first.list)?.columns ?? [];
  const row = (first.what === "removed" ? first.before : first.what === "added" ? first.after : rowsOf(content, first.list).get(first.row)) as Record<string, unknown> | undefined;
  const name = first.list ? rowName(row, columns) || t("diff.row") : label(columnOf(kind, first)?.label);
  if (changes.length === 1 && (first.what === "added" || first.what === "removed"))
    return (
      <li className={styles.change}>
        <div className={styles.single}>
          <h3 className={styles.row}>{name}</h3>
          <ChangeLine kind={kind} columns={columns} change={first} />
        </div>
      </li>
    );
  return (
    <li className={styles.change}>
      <h3 className={styles.row}>{name}</h3>
      <ul role="list" className={styles.lines}>
        {changes.map((change) => (
          <li key={`${change.what} ${change.column}`}>
            <ChangeLine kind={kind} columns={columns} change={change} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function ChangeLine({ kind, columns, change }: { kind: KindView; columns: readonly ColumnView[]; change: Change }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const label = useLabel();
  const words = { yes: c("yes"), no: c("no") };
  const column = columnOf(kind, change);
  if (change.what === "added" || change.what === "removed") {
    const row = (change.what === "added" ? change.after : change.before) as Record<string, unknown>;
    const entries = filledIn(row, columns, label, words);
    return (
      <>
        <Badge tone={change.what === "added" ? "good" : "bad"}>{t(`diff.${change.what}`)}</Badge>{" "}
        {entries.length > 0 && (
          <details className={styles.content}>
            <summary aria-label={t("diff.content.label", { name: rowName(row, columns) || t("diff.row") })}>{t("diff.content")}</summary>
            <dl>
              {entries.map((entry) => (
                <div key={entry.label}>
                  <dt>{entry.label}</dt>
                  <dd>{entry.text}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </>
    );
  }
  if (change.what === "moved")
    return (
      <>
        <Badge>{t("diff.moved")}</Badge> {t("diff.moved.text", { from: Number(change.before) + 1, to: Number(change.after) + 1 })}
      </>
    );
  if (change.what === "origin")
    return (
      <>
        <Badge>{t("diff.origin")}</Badge> {label(column?.label)} <Origin value={change.before} /> → <Origin value={change.after} />
      </>
    );
  return (
    <>
      <Badge tone="accent">{t("diff.changed")}</Badge> {change.list ? label(column?.label) : ""}
      <BeforeAfter before={shown(change.before, column, label, words)} after={shown(change.after, column, label, words)} />
    </>
  );
}

function Origin({ value }: { value: unknown }) {
  const t = useTexts(texts);
  const state = originState(value);
  if (state === "observed" || state === "provided" || state === "assumed" || state === "drafted") return <strong>{t(`origin.${state}`)}</strong>;
  return <strong>{t("origin.assumed")}</strong>;
}

function BeforeAfter({ before, after }: { before: string; after: string }) {
  const t = useTexts(texts);
  const { language } = useWorkshop();
  return (
    <dl className={styles.beside}>
      <div>
        <dt>{t("diff.before")}</dt>
        <dd lang={language}>{before ? <del>{before}</del> : <span className={styles.quiet}>{t("diff.empty")}</span>}</dd>
      </div>
      <div>
        <dt>{t("diff.after")}</dt>
        <dd lang={language}>{after ? <ins>{after}</ins> : <span className={styles.quiet}>{t("diff.empty")}</span>}</dd>
      </div>
    </dl>
  );
}
