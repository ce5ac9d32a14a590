import { useEffect, useRef } from "react";
import { goTo, type Place } from "./awareness";
import type { Cell } from "./cell";
import { growing } from "./grow";
import styles from "./shared-text.module.css";
import { TextBinding } from "./text";
import { useDocument } from "./use-document";

interface Properties {
  cell: Cell;
  /** Read to people who do not see the screen. */
  label: string;
  place: Omit<Place, "start" | "end">;
  multiline?: boolean;
  readOnly?: boolean;
  placeholder?: string;
  inputMode?: "text" | "url" | "numeric" | "decimal";
  id?: string;
  className?: string;
  describedBy?: string;
  maxLength?: number;
  /** For the keys of a table: called before anything else; `isComposing(event)` tells about input methods. */
  onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

/** A field that several people write in at once. It grows with its text; a field of one line is an input. */
export function SharedText({ cell, place, multiline = true, className = "", ...rest }: Properties) {
  const document = useDocument();
  const area = useRef<HTMLTextAreaElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { list, row, column } = place;
  useEffect(() => {
    const field = multiline ? area.current : input.current;
    if (!field) return;
    const binding = new TextBinding(field, cell, {
      undo: () => void document.undo.undo(),
      redo: () => void document.undo.redo(),
      caret: (range) => goTo(document.awareness, range && { list, row, column, ...range }),
      maxLength: rest.maxLength ?? 20_000,
    });
    const still = field instanceof HTMLTextAreaElement ? growing(field) : undefined;
    return () => {
      still?.();
      binding.destroy();
    };
  }, [cell, document, multiline, list, row, column, rest.maxLength]);
  const common = {
    id: rest.id,
    className: `${styles.field} ${className}`,
    "aria-label": rest.label,
    "aria-describedby": rest.describedBy,
    readOnly: rest.readOnly,
    placeholder: rest.readOnly ? undefined : rest.placeholder,
    onKeyDown: rest.onKeyDown,
    "data-list": list,
    "data-row": row,
    "data-column": column,
  };
  return multiline ? (
    <textarea ref={area} rows={1} {...common} />
  ) : (
    <input ref={input} type="text" inputMode={rest.inputMode} autoComplete="off" {...common} />
  );
}
