import { useEffect, useId, useState } from "react";
import styles from "./field.module.css";
import { isEnter } from "./keys";

interface Properties {
  label: string;
  /** ISO, such as 2027-01-31; "" for none. */
  value: string;
  /** Called when the person has finished with the field, and only when the date differs. */
  onCommit: (date: string) => void;
  isDisabled?: boolean;
  hideLabel?: boolean;
  min?: string;
}

/** A date, with the calendar of the browser. While the digits are typed nothing is said yet. */
export function DateInput({ label, value, onCommit, isDisabled, hideLabel, min }: Properties) {
  const id = useId();
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  const commit = () => {
    if (shown !== value) onCommit(shown);
  };
  return (
    <span className={styles.field}>
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.input}
        value={shown}
        min={min}
        disabled={isDisabled}
        onChange={(event) => setShown(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => isEnter(event) && commit()}
      />
    </span>
  );
}
