import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from "react-aria-components/Select";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import styles from "./field.module.css";

export interface Choice {
  id: string;
  label: string;
  detail?: string;
  disabled?: boolean;
}

interface Properties {
  label: ReactNode;
  choices: readonly Choice[];
  value: string;
  onChange: (id: string) => void;
  help?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  className?: string;
  /** For selects in tables, whose column says what they are: the label is read, not shown. */
  hideLabel?: boolean;
}

/** One of several. */
export function Select({ label, choices, value, onChange, help, error, placeholder, className = "", hideLabel, ...rest }: Properties) {
  const t = useTexts(common);
  return (
    <AriaSelect
      {...rest}
      value={value || null}
      onChange={(key) => onChange(key === null ? "" : String(key))}
      isInvalid={Boolean(error)}
      placeholder={placeholder ?? t("choose")}
      className={`${styles.field} ${className}`}
    >
      <Label className={hideLabel ? "visually-hidden" : styles.label}>{label}</Label>
      <Button className={`${styles.input} ${styles.trigger}`}>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      {help && (
        <Text slot="description" className={styles.help}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
      <Popover className={styles.popover} offset={4}>
        <ListBox className={styles.list}>
          {choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} textValue={choice.label} isDisabled={choice.disabled} className={styles.item}>
              <Text slot="label">{choice.label}</Text>
              {choice.detail && (
                <Text slot="description" className={styles.detail}>
                  {choice.detail}
                </Text>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
