import type { Option } from "@/api/types";
import { newId } from "@/live/rows";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { TextField } from "@/ui/field";

/** Options written by hand, one per line. */
export function OptionsField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useTexts(texts);
  return <TextField label={t("options")} help={t("options.help")} multiline rows={4} value={value} onChange={onChange} />;
}

/** The options that the lines stand for. */
export function optionsOf(text: string): Option[] {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return [...new Set(lines)].map((title) => ({ id: newId(), title, row: "" }));
}
