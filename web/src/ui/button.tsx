import { Button as AriaButton, type ButtonProps } from "react-aria-components/Button";
import styles from "./button.module.css";

interface Properties extends Omit<ButtonProps, "className" | "style"> {
  /** primary: the one thing to do here; plain: everything else; quiet: in rows and bars; danger: destroys something. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  className?: string;
}

/** The name that is heard contains the words that are seen, so that who speaks to the computer can say them. */
function named(seen: unknown, label: string | undefined): string | undefined {
  return typeof seen === "string" && label && !label.includes(seen) ? `${seen}: ${label}` : label;
}

/** A button. One that shows only an icon needs an `aria-label`. */
export function Button({ kind = "plain", size = "medium", className = "", isPending = false, ...rest }: Properties) {
  // React Aria's own pending state leaves unnamed images in its live region; a press while pending does nothing here too.
  const held = isPending ? ({ type: "button", onPress: () => undefined, "data-pending": true } as const) : {};
  return <AriaButton {...rest} {...held} aria-label={named(rest.children, rest["aria-label"])} className={`${styles.button} ${styles[kind] ?? ""} ${styles[size] ?? ""} ${className}`} />;
}
