import { useMemo } from "react";
import type { ColumnView } from "@/api/types";
import { useOthers } from "@/live/awareness";
import { SharedText } from "@/live/shared-text";
import { useDocument, useField } from "@/live/use-document";
import { useLabel } from "@/texts/language";
import { ValueControl } from "../controls/control";
import { useEditor } from "../editor/context";
import { FieldProposals } from "../proposals/field-proposals";
import { cellOrigin, isOpen } from "../provenance";
import { isShared } from "../shape";
import { useTargets } from "../targets";
import { isFilled } from "../values";
import { FieldFrame } from "./frame";
import { LazyText } from "./lazy-text";
import { useScalars } from "./use-scalars";
import styles from "./fields.module.css";

/** A scalar field of the artifact. */
export function ScalarField({ column, look }: { column: ColumnView; look?: "headline" | "paragraph" | undefined }) {
  const label = useLabel()(column.label);
  const document = useDocument();
  const { writable, openOnly } = useEditor();
  const { values, origins } = useScalars();
  const others = useOthers(document.awareness);
  const cell = useField(column.name);
  const targets = useTargets(useMemo(() => [column], [column]));
  const value = values[column.name] ?? null;
  const origin = cellOrigin(origins, column.name);
  if (openOnly && !(isFilled(value) && isOpen(origin))) return null;
  const spot = { list: "", row: "", column: column.name };
  const readOnly = !writable || column.computed;
  const text = typeof value === "string" ? value : "";
  const reads = look !== undefined || readOnly || text.includes("〔");
  return (
    <div className={styles.place}>
      <FieldFrame spot={spot} column={column} name={label} origin={origin} value={value} others={others} look={look}>
        {!isShared(column) ? (
          <ValueControl cell={cell} column={column} label={label} readOnly={readOnly} targets={targets.get(column.refs)} />
        ) : reads ? (
          <LazyText cell={cell} spot={spot} label={label} text={text} readOnly={readOnly} others={others.filter(({ at }) => at?.list === "" && at.column === column.name)} className={look ? styles[look] : ""} />
        ) : (
          <SharedText cell={cell} label={label} place={spot} className={styles.text} />
        )}
      </FieldFrame>
      <FieldProposals column={column} />
    </div>
  );
}
