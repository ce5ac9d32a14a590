import { Button as AriaButton, type ButtonProps } from "react-aria-components/Button";
import styles from "./button.module.css";

interface Properties extends Omit<ButtonProps, "className" | "style"> {
  /** primary: the one thing to do here; plain: everything else; quiet: in rows and bars; danger: destroys something. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  className?: string;
}

/** A button. One that shows only an icon needs an `aria-label`. */
export function Button({ kind = "plain", size = "medium", className = "", ...rest }: Properties) {
  return <AriaButton {...rest} className={`${styles.button} ${styles[kind]} ${styles[size]} ${className}`} />;
}
