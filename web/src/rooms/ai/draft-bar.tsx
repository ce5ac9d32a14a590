import { useState } from "react";
import type { DocumentView } from "@/api/types";
import { useSection } from "@/live/room";
import texts from "@/texts/ai";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { Row } from "@/ui/layout";
import { Select } from "@/ui/select";
import { useWorkshop } from "../frame/workshop";
import styles from "./ai.module.css";
import { EndedDraft, RunningDraft } from "./draft-state";
import { type Drafting, waysToDraft } from "./drafting";
import { useOpenProposals } from "./open-proposals";
import { RemarkField } from "./remark-field";
import { useDraftActions } from "./use-drafts";

/** Above an artifact: have it drafted, watch drafts as they are written, and take or refuse what they propose. */
export function DraftBar({ artifact }: { artifact: DocumentView }) {
  const t = useTexts(texts);
  const workshop = useWorkshop();
  const parts = useSection((room) => room.parts);
  const current = useSection((room) => room.clock.step);
  const everything = useSection((room) => room.drafts);
  const drafts = everything.filter((draft) => draft.artifact === artifact.id);
  const ways = waysToDraft(workshop, parts, current, artifact);
  const running = drafts.filter(({ state }) => state === "running");
  const open = useOpenProposals();
  const proposed = open ?? drafts.reduce((sum, { proposals }) => sum + proposals, 0);
  const last = drafts.at(-1);
  if (ways.length === 0 && running.length === 0 && proposed === 0) return null;
  return (
    <section aria-label={t("bar")} className={`${styles.bar} no-print`}>
      {artifact.writable && ways.length > 0 && <Start key={ways[0]?.request} artifact={artifact} ways={ways} again={drafts.length > 0} />}
      {running.map((draft) => (
        <RunningDraft key={draft.id} draft={draft} />
      ))}
      {last && (last.state === "failed" || proposed > 0) && <Ended artifact={artifact} ways={ways} />}
      {artifact.writable && proposed > 0 && running.length === 0 && <TakeAll artifact={artifact} count={proposed} />}
    </section>
  );
}

function Ended({ artifact, ways }: { artifact: DocumentView; ways: Drafting[] }) {
  const { start } = useDraftActions();
  const last = useSection((room) => room.drafts.findLast((draft) => draft.artifact === artifact.id));
  if (!last) return null;
  const byRule = () => void start({ artifact: artifact.id, engine: "rules", request: ways[0]?.request });
  return <EndedDraft draft={last} {...(artifact.writable && ways.length > 0 ? { byRule } : {})} />;
}

function Start({ artifact, ways, again }: { artifact: DocumentView; ways: Drafting[]; again: boolean }) {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useSection((room) => room.model);
  const blocked = useSection((room) => room.ai_blocked);
  const { start, busy } = useDraftActions();
  const [request, setRequest] = useState(ways[0]?.request ?? "");
  const [remark, setRemark] = useState("");
  const [open, setOpen] = useState(false);
  const way = ways.find((each) => each.request === request) ?? ways[0];
  const withModel = model !== "" && !blocked;
  const draft = async (engine: "model" | "rules") => {
    const said = open ? remark.trim() : "";
    if (await start({ artifact: artifact.id, engine, request: way?.request, remark: said })) {
      setRemark("");
      setOpen(false);
    }
  };
  const remarked = open && remark.trim() !== "";
  return (
    <>
      <Row>
        {ways.length > 1 && (
          <Select
            hideLabel
            label={t("what")}
            choices={ways.map((each) => ({ id: each.request, label: label(each.step.title) }))}
            value={way?.request ?? ""}
            onChange={setRequest}
            className={styles.what}
          />
        )}
        {withModel && (
          <Button kind="primary" isDisabled={busy} onPress={() => void draft("model")}>
            {t(remarked && again ? "draft.model.again" : "draft.model")}
          </Button>
        )}
        <Button kind={withModel ? "plain" : "primary"} isDisabled={busy} onPress={() => void draft("rules")}>
          {t("draft.rules")}
        </Button>
        {withModel && (
          <Button kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
            {t(again ? "remark.again" : "remark.add")}
          </Button>
        )}
        {!withModel && <span className={styles.quiet}>{t(blocked ? "blocked" : "no_model")}</span>}
      </Row>
      {withModel && open && (
        <RemarkField value={remark} onChange={setRemark} corrections={way?.corrections ?? []} onSubmit={() => void draft("model")} />
      )}
    </>
  );
}

function TakeAll({ artifact, count }: { artifact: DocumentView; count: number }) {
  const t = useTexts(texts);
  const { acceptAll, refuseAll, busy } = useDraftActions();
  return (
    <Row className={styles.take}>
      <strong>{t("proposals", { count })}</strong>
      <Button size="small" kind="primary" isDisabled={busy} onPress={() => void acceptAll(artifact.id)}>
        {t("accept_all")}
      </Button>
      <Confirm
        title={t("refuse_all.title")}
        text={t("refuse_all.text", { count })}
        action={t("refuse_all")}
        onConfirm={() => void refuseAll(artifact.id)}
        trigger={
          <Button size="small" isDisabled={busy}>
            {t("refuse_all")}
          </Button>
        }
      />
    </Row>
  );
}
