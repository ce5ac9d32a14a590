import type { KeyboardEvent, ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input, Label, Text, TextArea, TextField as AriaTextField, type TextFieldProps } from "react-aria-components/TextField";
import styles from "./field.module.css";
import { isComposing, isSubmit } from "./keys";

interface Properties extends Omit<TextFieldProps, "className" | "style" | "children"> {
  label: ReactNode;
  /** Said below the field, always. */
  help?: ReactNode;
  /** What is wrong with the value. */
  error?: ReactNode;
  placeholder?: string;
  multiline?: boolean;
  rows?: number;
  /** Ctrl+Enter or Cmd+Enter, never under an input method. */
  onSubmit?: () => void;
  className?: string;
}

/** A labelled field of one or several lines, for forms. Shared texts of artifacts use `SharedText`. */
export function TextField({ label, help, error, placeholder, multiline, rows = 3, onSubmit, className = "", ...rest }: Properties) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (onSubmit && isSubmit(event)) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === "Enter" && isComposing(event)) {
      // Safari would send the form with the Enter that confirms a conversion.
      if (!multiline) event.preventDefault();
    }
  };
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error) || rest.isInvalid} validationBehavior="aria" className={`${styles.field} ${className}`}>
      <Label className={styles.label}>{label}</Label>
      {multiline ? (
        <TextArea className={styles.input} rows={rows} placeholder={placeholder} onKeyDown={onKeyDown} />
      ) : (
        <Input className={styles.input} placeholder={placeholder} onKeyDown={onKeyDown} />
      )}
      {help && (
        <Text slot="description" className={styles.help}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaTextField>
  );
}
