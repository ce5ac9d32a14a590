import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps } from "react-aria-components/Switch";
import styles from "./switch.module.css";

/** Something that is on or off, at once. */
export function Switch({ children, ...rest }: Omit<SwitchProps, "className" | "style" | "children"> & { children: ReactNode }) {
  return (
    <AriaSwitch {...rest} className={styles.switch}>
      <span className={styles.track} aria-hidden="true" />
      {children}
    </AriaSwitch>
  );
}
