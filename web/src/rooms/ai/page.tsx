import { Link } from "@tanstack/react-router";
import type { DraftView } from "@/api/types";
import { useSection, useSend, useWorkshopId } from "@/live/room";
import texts from "@/texts/ai";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Card, Notice, Page, Row } from "@/ui/layout";
import { Empty } from "@/ui/small";
import { Switch } from "@/ui/switch";
import { useDocumentTitle } from "../frame/kinds";
import styles from "./ai.module.css";
import { DraftBadge, useAuthor } from "./draft-state";
import { modelName } from "./drafting";
import { useDraftActions } from "./use-drafts";
import { useWhy } from "./why";

/** What AI does in this workshop: which model, whether it may draft, and everything that was drafted. */
export default function AiPage() {
  const t = useTexts(texts);
  const drafts = useSection((room) => room.drafts);
  return (
    <Page title={t("title")}>
      <Model />
      <section aria-labelledby="drafts" className={styles.section}>
        <h2 id="drafts">{t("drafts")}</h2>
        {drafts.length === 0 ? (
          <Empty>{t("drafts.none")}</Empty>
        ) : (
          <ol className={styles.drafts} role="list">
            {[...drafts].reverse().map((draft) => (
              <DraftLine key={draft.id} draft={draft} />
            ))}
          </ol>
        )}
      </section>
    </Page>
  );
}

function Model() {
  const t = useTexts(texts);
  const model = useSection((room) => room.model);
  const blocked = useSection((room) => room.ai_blocked);
  const facilitates = useSection((room) => room.me.access === "facilitator");
  const send = useSend();
  return (
    <Card>
      <h2>{t("model")}</h2>
      {model ? <p className={styles.model}>{modelName(model)}</p> : <p>{t("model.none")}</p>}
      <p className={styles.quiet}>{t("model.promise")}</p>
      {model && blocked && <Notice tone="warn">{t("blocked")}</Notice>}
      {model && facilitates && (
        <Switch isSelected={!blocked} onChange={(on) => void send({ type: "block_ai", blocked: !on })}>
          {t("allow")}
        </Switch>
      )}
    </Card>
  );
}

function DraftLine({ draft }: { draft: DraftView }) {
  const t = useTexts(texts);
  const why = useWhy();
  const author = useAuthor();
  const { dateTime } = useFormats();
  const title = useDocumentTitle();
  const workshop = useWorkshopId();
  const { stop, busy } = useDraftActions();
  const document = useSection((room) => room.documents.find(({ id }) => id === draft.artifact));
  const who = useSection((room) => room.people.find(({ id }) => id === draft.started_by)?.name ?? "");
  return (
    <li className={styles.draft}>
      <Row>
        {document ? (
          <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop, artifact: document.id }} className={styles.name}>
            {title(document)}
          </Link>
        ) : (
          <span className={styles.name}>{t("draft.hidden")}</span>
        )}
        <DraftBadge draft={draft} />
        <span>{author(draft)}</span>
        {draft.state === "running" && (
          <Button size="small" isDisabled={busy} onPress={() => void stop(draft.id)}>
            {t("stop")}
          </Button>
        )}
      </Row>
      <p className={styles.quiet}>
        {t("draft.line", { who, at: dateTime(draft.at) })} {t("proposals", { count: draft.proposals })}
      </p>
      {draft.fell_back && (
        <p>
          {t(draft.state === "failed" ? "failed" : "fell_back")} {why(draft.fell_back)}
        </p>
      )}
    </li>
  );
}
