import { useState } from "react";
import texts from "@/texts/ai";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import styles from "./ai.module.css";

/** Where a question to the model is written. Ctrl/Cmd+Enter or the button sends it; Enter begins a new line. */
export function Question({ ask }: { ask: (text: string) => Promise<boolean> }) {
  const t = useTexts(texts);
  const [text, setText] = useState("");
  const send = () => {
    if (text.trim() !== "") void ask(text.trim());
  };
  return (
    <div className={styles.question}>
      <TextField label={t("chat.question")} help={t("chat.help")} multiline rows={3} value={text} onChange={setText} onSubmit={send} maxLength={4000} />
      <Button kind="primary" isDisabled={text.trim() === ""} onPress={send}>
        {t("chat.send")}
      </Button>
    </div>
  );
}
