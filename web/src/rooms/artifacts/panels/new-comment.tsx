import { useState } from "react";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Row } from "@/ui/layout";
import type { Spot } from "../shape";

/** Sends a comment; tells whether it worked. */
export type Post = (comment: Spot & { text: string; parent: string }) => Promise<boolean>;

/** A field for a comment or an answer; what could not be sent stays in it. */
export function NewComment({ send, label, small }: { send: (text: string) => Promise<boolean>; label: string; small?: boolean }) {
  const t = useTexts(texts);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!text.trim() || busy) return;
    setBusy(true);
    if (await send(text.trim())) setText("");
    setBusy(false);
  };
  return (
    <Form onSubmit={() => void submit()}>
      <TextField label={label} value={text} onChange={setText} multiline rows={small ? 2 : 3} help={t("comments.send.help")} onSubmit={() => void submit()} maxLength={2000} />
      <Row>
        <Button type="submit" size="small" kind="primary" isDisabled={busy || !text.trim()}>
          {t("comments.send")}
        </Button>
      </Row>
    </Form>
  );
}
