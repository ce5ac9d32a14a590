import { ToggleButton } from "react-aria-components/ToggleButton";
import texts from "@/texts/ai";
import { useTexts } from "@/texts/language";
import { TextField } from "@/ui/field";
import { useWorkshop } from "../frame/workshop";
import styles from "./ai.module.css";
import { withPhrase } from "./drafting";

interface Properties {
  value: string;
  onChange: (remark: string) => void;
  /** Phrases of the step, one press away. */
  corrections: readonly string[];
  onSubmit: () => void;
}

/** What the next draft should do differently: in own words, or with the phrases of the step. */
export function RemarkField({ value, onChange, corrections, onSubmit }: Properties) {
  const t = useTexts(texts);
  const { language } = useWorkshop();
  const lines = value.split("\n");
  return (
    <div className={styles.remark}>
      {corrections.length > 0 && (
        <div role="group" aria-label={t("corrections")} className={styles.chips} lang={language}>
          {corrections.map((phrase) => (
            <ToggleButton key={phrase} className={styles.chip} isSelected={lines.includes(phrase)} onChange={() => onChange(withPhrase(value, phrase))}>
              {phrase}
            </ToggleButton>
          ))}
        </div>
      )}
      <TextField label={t("remark")} help={t("remark.help")} multiline rows={2} value={value} onChange={onChange} onSubmit={onSubmit} maxLength={2000} />
    </div>
  );
}
