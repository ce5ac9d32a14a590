import { useState } from "react";
import { useSend } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { OptionsField, optionsOf } from "./options-field";

/** Lets the server's die choose, for what can be undone. */
export function DieDialog() {
  const t = useTexts(texts);
  return (
    <Dialog title={t("die.title")} trigger={<Button>{t("die.open")}</Button>}>
      {(close) => <Fields close={close} />}
    </Dialog>
  );
}

function Fields({ close }: { close: () => void }) {
  const t = useTexts(texts);
  const send = useSend();
  const [subject, setSubject] = useState("");
  const [lines, setLines] = useState("");
  const options = optionsOf(lines);
  const valid = subject.trim() !== "" && options.length >= 2;
  const roll = async () => {
    if (valid && (await send({ type: "roll_die", subject: subject.trim(), options, two_way: true }))) close();
  };
  return (
    <Form onSubmit={() => void roll()}>
      <p>{t("die.help")}</p>
      <TextField label={t("subject.decided")} value={subject} onChange={setSubject} maxLength={500} autoFocus />
      <OptionsField value={lines} onChange={setLines} />
      <Button type="submit" kind="primary" isDisabled={!valid}>
        <span aria-hidden="true">🎲 </span>
        {t("die.roll")}
      </Button>
    </Form>
  );
}
