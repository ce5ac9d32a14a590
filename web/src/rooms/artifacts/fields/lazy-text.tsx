import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Other } from "@/live/awareness";
import type { Cell } from "@/live/cell";
import { SharedText } from "@/live/shared-text";
import { CellText } from "../marks/cell-text";
import type { Spot } from "../shape";
import styles from "./fields.module.css";

interface Properties {
  cell: Cell;
  spot: Spot;
  label: string;
  text: string;
  readOnly: boolean;
  others: readonly Other[];
  placeholder?: string | undefined;
  className?: string | undefined;
}

/** A shared text that is plain text until somebody goes there: long lists stay light, blanks and carets can be seen. */
export function LazyText({ cell, spot, label, text, readOnly, others, placeholder, className = "" }: Properties) {
  const [here, setHere] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = here ? frame.current?.querySelector("textarea") : null;
    if (!field || field === document.activeElement) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }, [here]);
  if (readOnly)
    return (
      <div className={`${styles.static} ${className}`}>
        <CellText text={text} others={others} />
      </div>
    );
  if (!here)
    return (
      <div
        role="textbox"
        aria-label={label}
        aria-multiline="true"
        tabIndex={0}
        className={`${styles.static} ${styles.writable} ${className}`}
        data-empty={text === "" || undefined}
        data-placeholder={placeholder}
        onFocus={() => flushSync(() => setHere(true))}
      >
        <CellText text={text} others={others} />
      </div>
    );
  return (
    <div ref={frame} className={styles.stack} onBlur={() => setHere(false)}>
      <SharedText cell={cell} label={label} place={{ ...spot }} className={`${styles.text} ${className}`} placeholder={placeholder} />
      {others.length > 0 && (
        <div aria-hidden="true" className={`${styles.over} ${className}`}>
          <CellText text={text} others={others} unmarked />
        </div>
      )}
    </div>
  );
}
