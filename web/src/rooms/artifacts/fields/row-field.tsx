import type { ColumnView } from "@/api/types";
import type { Other } from "@/live/awareness";
import type { Rows } from "@/live/rows";
import { useCell } from "@/live/use-document";
import { useLabel } from "@/texts/language";
import type { Action } from "@/ui/menu";
import { ValueControl } from "../controls/control";
import { useEditor } from "../editor/context";
import { cellOrigin } from "../provenance";
import type { RowView } from "../row-view";
import { isShared } from "../shape";
import type { Targets } from "../values";
import { FieldFrame } from "./frame";
import { LazyText } from "./lazy-text";
import styles from "./fields.module.css";

interface Properties {
  rows: Rows;
  id: string;
  list: string;
  column: ColumnView;
  view: RowView;
  rowName: string;
  others: readonly Other[];
  targets?: Targets | undefined;
  more?: readonly Action[] | undefined;
  hideLabel?: boolean | undefined;
  look?: "paragraph" | "quote" | undefined;
  placeholder?: string | undefined;
}

/** A cell of a row outside of tables: on cards, in documents, on canvases. */
export function RowField({ rows, id, list, column, view, rowName, others, targets, more, hideLabel, look, placeholder }: Properties) {
  const { writable } = useEditor();
  const label = useLabel()(column.label);
  const cell = useCell(rows, id, column.name);
  if (!cell) return null;
  const value = view.values[column.name] ?? null;
  const spot = { list, row: id, column: column.name };
  const name = rowName ? `${rowName}: ${label}` : label;
  const readOnly = !writable || column.computed;
  return (
    <FieldFrame spot={spot} column={column} name={name} origin={cellOrigin(view.origins, column.name)} value={value} others={others} more={more} hideLabel={hideLabel} look={look}>
      {isShared(column) ? (
        <LazyText
          cell={cell}
          spot={spot}
          label={name}
          text={typeof value === "string" ? value : ""}
          readOnly={readOnly}
          others={others.filter(({ at }) => at?.row === id && at.column === column.name)}
          placeholder={placeholder}
          className={look ? styles[look] : ""}
        />
      ) : (
        <ValueControl cell={cell} column={column} label={name} readOnly={readOnly} targets={targets} />
      )}
    </FieldFrame>
  );
}
