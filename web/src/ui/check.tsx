import type { ReactNode } from "react";
import { Checkbox, type CheckboxProps } from "react-aria-components/Checkbox";
import styles from "./check.module.css";

/** Yes or no. */
export function Check({ children, className = "", ...rest }: Omit<CheckboxProps, "children" | "className" | "style"> & { children: ReactNode; className?: string }) {
  return (
    <Checkbox {...rest} className={`${styles.check} ${className}`}>
      <span className={styles.box} aria-hidden="true" />
      <span>{children}</span>
    </Checkbox>
  );
}
