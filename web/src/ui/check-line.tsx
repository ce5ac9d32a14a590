import type { ReactNode } from "react";
import { Checkbox, type CheckboxProps } from "react-aria-components/Checkbox";
import styles from "./check-line.module.css";

/** Something to tick off; the words belong to the target. */
export function CheckLine({ children, ...rest }: Omit<CheckboxProps, "className" | "style" | "children"> & { children: ReactNode }) {
  return (
    <Checkbox {...rest} className={styles.line}>
      <span className={styles.box} aria-hidden="true" />
      <span className={styles.words}>{children}</span>
    </Checkbox>
  );
}
