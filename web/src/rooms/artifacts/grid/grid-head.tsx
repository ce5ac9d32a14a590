import { memo } from "react";
import type { ColumnView } from "@/api/types";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import styles from "./grid.module.css";

/** The names of the columns with their units; it stays in sight while the rows move. */
export const GridHead = memo(function GridHead({ columns }: { columns: readonly ColumnView[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="columnheader" aria-colindex={1} className={styles.corner}>
        <span className="visually-hidden">{t("grid.row")}</span>
      </div>
      {columns.map((column, place) => (
        <div key={column.name} role="columnheader" aria-colindex={place + 2} className={styles.title} title={label(column.help) || undefined}>
          <span>{label(column.label)}</span>
          {column.unit && <span className={styles.unit}>({label(column.unit)})</span>}
          {column.computed && <span className={styles.unit}>{t("computed")}</span>}
          {column.help && <span className={styles.help}>{label(column.help)}</span>}
        </div>
      ))}
    </div>
  );
});
