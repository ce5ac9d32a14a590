import { useEffect, useRef } from "react";
import { useCellValue } from "@/live/use-document";
import { useLabel } from "@/texts/language";
import styles from "./controls.module.css";
import type { ControlProperties } from "./types";

/** One of the choices of a column; a value that is none of them stays to be seen. */
export function ChoiceControl({ cell, column, label, readOnly, bare }: ControlProperties) {
  const word = useLabel();
  const value = useCellValue(cell);
  const code = typeof value === "string" ? value : "";
  const known = code === "" || column.choices.some((choice) => choice.code === code);
  return (
    <select className={styles.input} data-bare={bare} aria-label={label} disabled={readOnly} value={code} onChange={(event) => cell.set(event.currentTarget.value)}>
      <option value="">—</option>
      {!known && <option value={code}>{code}</option>}
      {column.choices.map((choice) => (
        <option key={choice.code} value={choice.code}>
          {word(choice.label)}
        </option>
      ))}
    </select>
  );
}

/** A day. While it is typed half, nothing is written. */
export function DateControl({ cell, label, readOnly, bare }: ControlProperties) {
  const value = useCellValue(cell);
  const field = useRef<HTMLInputElement>(null);
  const day = typeof value === "string" ? value : "";
  useEffect(() => {
    if (field.current && !field.current.validity.badInput && field.current.value !== day) field.current.value = day;
  }, [day]);
  return (
    <input
      ref={field}
      className={styles.input}
      data-bare={bare}
      type="date"
      max="9999-12-31"
      aria-label={label}
      readOnly={readOnly}
      defaultValue={day}
      onChange={(event) => {
        if (!event.currentTarget.validity.badInput) cell.set(event.currentTarget.value);
      }}
    />
  );
}

/** Yes or no. */
export function FlagControl({ cell, label, readOnly }: ControlProperties) {
  const value = useCellValue(cell);
  return (
    <input
      className={styles.flag}
      type="checkbox"
      aria-label={label}
      disabled={readOnly}
      checked={value === true}
      onChange={(event) => cell.set(event.currentTarget.checked)}
    />
  );
}
