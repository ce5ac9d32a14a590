import { useState } from "react";
import { inWords } from "@/api/errors";
import texts from "@/texts/artifacts";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Notice, Row } from "@/ui/layout";
import { useEditor } from "../editor/context";
import { usePlaceName } from "../panels/place-name";
import { actions } from "../requests";
import type { Spot } from "../shape";

/** Say that a statement is an assumption, and why it is made. */
export function AssumeDialog({ spot, close }: { spot: Spot; close: () => void }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const placeName = usePlaceName();
  const { workshop, view } = useEditor();
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState("");
  const submit = async () => {
    try {
      await actions.origin(workshop, view.id, { ...spot, state: "assumed", note: note.trim() });
      close();
    } catch (error) {
      setProblem(inWords(error));
    }
  };
  return (
    <Dialog title={t("assume.title", { where: placeName(spot) })} isOpen onOpenChange={(open) => !open && close()}>
      {() => (
        <Form onSubmit={() => void submit()}>
          <TextField label={`${t("assume.note")} (${c("optional")})`} help={t("assume.help")} value={note} onChange={setNote} multiline rows={2} onSubmit={() => void submit()} autoFocus />
          {problem && <Notice tone="bad">{problem}</Notice>}
          <Row>
            <Button type="submit" kind="primary">
              {t("assume.mark")}
            </Button>
            <Button onPress={close}>{c("cancel")}</Button>
          </Row>
        </Form>
      )}
    </Dialog>
  );
}
