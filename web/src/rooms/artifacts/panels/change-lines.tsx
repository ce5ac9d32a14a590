import texts from "@/texts/artifacts";
import { useLanguage, useTexts } from "@/texts/language";
import { useEditor } from "../editor/context";
import type { Change } from "../requests";
import { titleColumn } from "../shape";
import { plainValue, showValue } from "../values";
import { usePlaceName } from "./place-name";
import styles from "./panels.module.css";

const MOST = 40;

/** Each change on a line: where, what it was, what it is. */
export function ChangeLines({ changes }: { changes: readonly Change[] }) {
  const t = useTexts(texts);
  return (
    <ul className={styles.changes}>
      {changes.slice(0, MOST).map((change, place) => (
        <ChangeLine key={place} change={change} />
      ))}
      {changes.length > MOST && <li>{t("history.and_more", { count: changes.length - MOST })}</li>}
    </ul>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { kind } = useEditor();
  const placeName = usePlaceName();
  const list = kind.lists.find(({ name }) => name === change.list);
  const column = (list?.columns ?? kind.fields).find(({ name }) => name === change.column);
  if (change.what === "added" || change.what === "removed") {
    const row = (change.what === "added" ? change.after : change.before) as Record<string, unknown> | null;
    const title = list ? String(plainValue(row?.[titleColumn(kind.key, list)]) ?? "") : "";
    return (
      <li>
        {t(change.what === "added" ? "diff.added" : "diff.gone")}: {change.what === "added" ? <ins>{title || t("row.untitled")}</ins> : <del>{title || t("row.untitled")}</del>}
      </li>
    );
  }
  const where = placeName(change);
  if (change.what === "moved") return <li>{t("history.line.moved", { where })}</li>;
  if (change.what === "origin" || !column) return <li>{t("history.line.origin", { where })}</li>;
  const words = (value: unknown) => showValue(column, plainValue(value), language);
  return (
    <li>
      {where}: {words(change.before) && <del>{words(change.before)}</del>} {words(change.after) && <ins>{words(change.after)}</ins>}
    </li>
  );
}
