import type { ReactNode } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import styles from "./segments.module.css";

interface Properties {
  label: ReactNode;
  choices: readonly { id: string; label: ReactNode }[];
  value: string;
  onChange: (id: string) => void;
  isDisabled?: boolean;
  /** Where the label stands beside it anyway: it is read, not shown. */
  hideLabel?: boolean;
}

/** One of a few, all in sight. */
export function Segments({ label, choices, value, onChange, isDisabled, hideLabel }: Properties) {
  return (
    <RadioGroup className={styles.group} value={value} onChange={onChange} isDisabled={isDisabled} orientation="horizontal">
      <Label className={hideLabel ? "visually-hidden" : styles.label}>{label}</Label>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={styles.choice}>
            {choice.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
