import { Button as AriaButton, type ButtonProps } from "react-aria-components/Button";
import styles from "./button.module.css";

interface Properties extends Omit<ButtonProps, "className" | "style"> {
  /** primary: the one thing to do here; plain: everything else; quiet: in rows and bars; danger: destroys something. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  className?: string;
}

/** A button. One that shows only an icon needs an `aria-label`. */
export function Button({ kind = "plain", size = "medium", className = "", isPending = false, ...rest }: Properties) {
  // React Aria's own pending state leaves unnamed images in its live region; a press while pending does nothing here too.
  const held = isPending ? ({ type: "button", onPress: () => undefined, "data-pending": true } as const) : {};
  return <AriaButton {...rest} {...held} className={`${styles.button} ${styles[kind] ?? ""} ${styles[size] ?? ""} ${className}`} />;
}
