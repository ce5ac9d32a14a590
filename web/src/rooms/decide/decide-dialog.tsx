import { useState } from "react";
import { useSend } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { Button } from "@/ui/button";
import { Check } from "@/ui/check";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Select } from "@/ui/select";
import { OptionsField, optionsOf } from "./options-field";

/** Records what somebody with the authority decided, with the reason and whether it can be undone. */
export function DecideDialog() {
  const t = useTexts(texts);
  return (
    <Dialog title={t("decide.title")} trigger={<Button>{t("decide.open")}</Button>}>
      {(close) => <Fields close={close} />}
    </Dialog>
  );
}

function Fields({ close }: { close: () => void }) {
  const t = useTexts(texts);
  const send = useSend();
  const [subject, setSubject] = useState("");
  const [lines, setLines] = useState("");
  const [chosen, setChosen] = useState("");
  const [basis, setBasis] = useState("");
  const [twoWay, setTwoWay] = useState(true);
  const options = optionsOf(lines);
  const picked = options.find(({ title }) => title === chosen);
  const valid = subject.trim() !== "" && options.length >= 1 && picked !== undefined;
  const decide = async () => {
    if (!valid || !picked) return;
    const done = await send({
      type: "decide",
      subject: subject.trim(),
      method: "decider",
      chosen: [picked.id],
      options,
      basis: basis.trim(),
      two_way: twoWay,
    });
    if (done) close();
  };
  return (
    <Form onSubmit={() => void decide()}>
      <TextField label={t("subject.decided")} value={subject} onChange={setSubject} maxLength={500} autoFocus />
      <OptionsField value={lines} onChange={setLines} />
      <Select label={t("chosen")} choices={options.map(({ title }) => ({ id: title, label: title }))} value={picked ? chosen : ""} onChange={setChosen} isDisabled={options.length === 0} />
      <TextField label={t("basis")} multiline rows={2} value={basis} onChange={setBasis} maxLength={2000} />
      <Check isSelected={twoWay} onChange={setTwoWay}>{t("two_way.field")}</Check>
      <Button type="submit" kind="primary" isDisabled={!valid}>
        {t("decide.record")}
      </Button>
    </Form>
  );
}
