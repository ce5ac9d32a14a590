import { type ReactNode, useContext } from "react";
import type { ColumnView } from "@/api/types";
import { atCell, type Other } from "@/live/awareness";
import texts from "@/texts/artifacts";
import { useLabel, useLanguage, useTexts } from "@/texts/language";
import type { Action } from "@/ui/menu";
import { CellMenu } from "../grid/cell-menu";
import { OthersHere, othersFrame } from "../marks/cell-text";
import { ShownChanges, useChange } from "../marks/changes";
import { CommentMark } from "../marks/comment-mark";
import { OriginMark } from "../marks/origin-mark";
import type { Origin } from "../provenance";
import type { Spot } from "../shape";
import { isFilled, showValue, type Value } from "../values";
import styles from "./fields.module.css";

interface Properties {
  spot: Spot;
  column: ColumnView;
  /** What the field is called for people who do not see where it stands. */
  name: string;
  origin: Origin;
  value: Value;
  others: readonly Other[];
  children: ReactNode;
  more?: readonly Action[] | undefined;
  /** The place says what the field is: its label is read, not shown. */
  hideLabel?: boolean | undefined;
  look?: "headline" | "paragraph" | "quote" | undefined;
}

/** A field with its label, its origin, its comments, who is there, and its menu. */
export function FieldFrame({ spot, column, name, origin, value, others, children, more, hideLabel, look }: Properties) {
  const t = useTexts(texts);
  const label = useLabel();
  const here = atCell(others as Other[], spot.list, spot.row, spot.column);
  const filled = isFilled(value);
  return (
    <div className={styles.field} data-field={spot.list ? undefined : column.name} data-name={column.name} data-look={look} data-origin={filled && !column.computed ? origin.state : undefined} style={othersFrame(here)}>
      <div className={styles.head}>
        <span className={hideLabel ? "visually-hidden" : styles.label}>
          {label(column.label)}
          {column.unit && ` (${label(column.unit)})`}
        </span>
        {column.computed && <span className={styles.help}>{t("computed")}</span>}
        <span className={styles.marks}>
          <OthersHere others={here} />
          {filled && !column.computed && <OriginMark origin={origin} />}
          <CommentMark spot={spot} name={name} />
          <CellMenu spot={spot} name={name} origin={origin} filled={filled} computed={column.computed} more={more} />
        </span>
      </div>
      {column.help && !hideLabel && <p className={styles.help}>{label(column.help)}</p>}
      {children}
      <Before spot={spot} column={column} />
    </div>
  );
}

/** What stood here in the edition that this one was copied from. */
function Before({ spot, column }: { spot: Spot; column: ColumnView }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const shown = useContext(ShownChanges);
  const change = useChange(spot);
  if (!shown || !change || change.what === "added") return null;
  return (
    <p className={styles.before}>
      <span className={styles.changeWord}>{t("diff.changed")}</span> <del>{showValue(column, change.before as Value, language) || t("diff.empty")}</del>
    </p>
  );
}
