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
import { useLists } from "./use-artifacts";

/** Opens a vote among the rows of an artifact, or among options written by hand. */
export function NewVote() {
  const t = useTexts(texts);
  return (
    <Dialog title={t("vote.new")} trigger={<Button kind="primary">{t("vote.new")}</Button>}>
      {(close) => <Fields close={close} />}
    </Dialog>
  );
}

function Fields({ close }: { close: () => void }) {
  const t = useTexts(texts);
  const send = useSend();
  const lists = useLists();
  const [subject, setSubject] = useState("");
  const [source, setSource] = useState("");
  const [lines, setLines] = useState("");
  const [method, setMethod] = useState<"dots" | "scores">("dots");
  const [dots, setDots] = useState("3");
  const [criteria, setCriteria] = useState("");
  const [anonymous, setAnonymous] = useState(true);
  const chosen = lists.find(({ id }) => id === source);
  const options = chosen ? [] : optionsOf(lines);
  const count = Number(dots.normalize("NFKC"));
  const valid = subject.trim() !== "" && (chosen || options.length >= 2) && Number.isInteger(count) && count >= 1 && count <= 20;
  const open = async () => {
    if (!valid) return;
    const opened = await send({
      type: "open_vote",
      subject: subject.trim(),
      method,
      dots: count,
      criteria: criteria.split("\n").map((line) => line.trim()).filter(Boolean).slice(0, 6),
      anonymous,
      artifact: chosen?.artifact ?? "",
      list_name: chosen?.list ?? "",
      options,
    });
    if (opened) close();
  };
  return (
    <Form onSubmit={() => void open()}>
      <TextField label={t("subject")} value={subject} onChange={setSubject} maxLength={500} autoFocus />
      <Select
        label={t("source")}
        choices={[{ id: "own", label: t("source.own") }, ...lists.map(({ id, label }) => ({ id, label }))]}
        value={source || "own"}
        onChange={(id) => setSource(id === "own" ? "" : id)}
      />
      {!chosen && <OptionsField value={lines} onChange={setLines} />}
      <Select
        label={t("method")}
        choices={[
          { id: "dots", label: t("method.dots"), detail: t("method.dots.detail") },
          { id: "scores", label: t("method.scores"), detail: t("method.scores.detail") },
        ]}
        value={method}
        onChange={(id) => setMethod(id === "scores" ? "scores" : "dots")}
      />
      {method === "dots" ? (
        <TextField label={t("dots.each")} inputMode="numeric" value={dots} onChange={setDots} />
      ) : (
        <TextField label={t("criteria")} help={t("criteria.help")} multiline rows={3} value={criteria} onChange={setCriteria} />
      )}
      <Check isSelected={anonymous} onChange={setAnonymous}>{t("anonymous.field")}</Check>
      <Button type="submit" kind="primary" isDisabled={!valid}>
        {t("vote.open")}
      </Button>
    </Form>
  );
}
