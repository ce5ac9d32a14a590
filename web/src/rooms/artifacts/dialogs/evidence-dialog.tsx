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
import { notify } from "@/ui/toast-queue";
import { useEditor } from "../editor/context";
import { usePlaceName } from "../panels/place-name";
import { actions } from "../requests";
import type { Spot } from "../shape";
import styles from "./dialogs.module.css";

/** Attach what somebody outside did or said: only that makes a statement observed. */
export function EvidenceDialog({ spot, close }: { spot: Spot; close: () => void }) {
  const t = useTexts(texts);
  const placeName = usePlaceName();
  return (
    <Dialog title={t("evidence.title", { where: placeName(spot) })} isOpen onOpenChange={(open) => !open && close()}>
      {() => <EvidenceForm spot={spot} close={close} />}
    </Dialog>
  );
}

function EvidenceForm({ spot, close }: { spot: Spot; close: () => void }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const { workshop, view } = useEditor();
  const [text, setText] = useState("");
  const [source, setSource] = useState("");
  const [on, setOn] = useState("");
  const [url, setUrl] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [tried, setTried] = useState(false);
  const missing = tried ? t("evidence.missing") : "";
  const submit = async () => {
    setTried(true);
    if (!text.trim() || !source.trim() || busy) return;
    setBusy(true);
    setProblem("");
    try {
      const uploaded = file ? (await actions.upload(workshop, file)).id : "";
      await actions.evidence(workshop, view.id, { ...spot, text: text.trim(), source: source.trim(), on, url: url.trim(), file: uploaded });
      notify(t("evidence.attached"), "good");
      close();
    } catch (error) {
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void submit()}>
      <p className={styles.quiet}>{t("evidence.intro")}</p>
      <TextField label={t("evidence.text")} value={text} onChange={setText} multiline isRequired error={!text.trim() && missing} onSubmit={() => void submit()} autoFocus />
      <TextField label={t("evidence.source")} help={t("evidence.source.help")} value={source} onChange={setSource} isRequired error={!source.trim() && missing} />
      <TextField label={`${t("evidence.on")} (${c("optional")})`} value={on} onChange={setOn} type="date" />
      <TextField label={`${t("evidence.url")} (${c("optional")})`} value={url} onChange={setUrl} type="url" placeholder="https://" />
      <label className={styles.file}>
        <span>
          {t("evidence.file")} ({c("optional")})
        </span>
        <input type="file" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
      </label>
      {problem && <Notice tone="bad">{problem}</Notice>}
      <Row>
        <Button type="submit" kind="primary" isDisabled={busy}>
          {t(busy ? "evidence.busy" : "evidence.attach")}
        </Button>
        <Button onPress={close}>{c("cancel")}</Button>
      </Row>
    </Form>
  );
}
