import { useContext } from "react";
import texts from "@/texts/artifacts";
import { useLanguage, useTexts } from "@/texts/language";
import { ShownChanges } from "../marks/changes";
import type { ListView } from "../shape";
import { isFilled, plainValue, showValue } from "../values";
import styles from "./lists.module.css";

/** The rows that the edition had from which this one was copied, and that are gone here. */
export function RemovedRows({ list }: { list: ListView }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const shown = useContext(ShownChanges);
  const gone = [...(shown?.values() ?? [])].filter(({ what, list: at }) => what === "removed" && at === list.name);
  if (gone.length === 0) return null;
  return (
    <div className={styles.removed}>
      <strong>{t("diff.removed", { count: gone.length })}</strong>
      <ul>
        {gone.map(({ row, before }) => {
          const values = (before ?? {}) as Record<string, unknown>;
          const words = list.columns.filter(({ name, computed }) => !computed && isFilled(plainValue(values[name]))).map((column) => showValue(column, plainValue(values[column.name]), language));
          return (
            <li key={row}>
              <del>{words.join(" / ")}</del>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
