import type { DraftView } from "@/api/types";
import { useSection } from "@/live/room";
import texts from "@/texts/ai";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Notice, Row } from "@/ui/layout";
import { Badge } from "@/ui/small";
import styles from "./ai.module.css";
import { modelName } from "./drafting";
import { useDraftActions } from "./use-drafts";
import { useWhy } from "./why";

/** A draft that is being written: how far it is, and a way to stop it. */
export function RunningDraft({ draft }: { draft: DraftView }) {
  const t = useTexts(texts);
  const { stop, busy } = useDraftActions();
  const who = useSection((room) => room.people.find(({ id }) => id === draft.started_by)?.name ?? "");
  return (
    <div className={styles.running} role="status">
      <span className={styles.pulse} aria-hidden="true" />
      <span>
        {t(draft.author === "rules" ? "running.rules" : "running.model", { who })}{" "}
        {draft.proposals > 0 && t("proposals", { count: draft.proposals })}
      </span>
      <Button size="small" isDisabled={busy} onPress={() => void stop(draft.id)}>
        {t("stop")}
      </Button>
    </div>
  );
}

/** How the last draft ended, where there is something to say: it failed, or rules stood in for the model. */
export function EndedDraft({ draft, byRule }: { draft: DraftView; byRule?: () => void }) {
  const t = useTexts(texts);
  const why = useWhy();
  if (draft.state === "failed")
    return (
      <Notice tone="warn">
        <p>
          {t("failed")} {why(draft.fell_back)}
        </p>
        {byRule && draft.engine === "model" && (
          <Row>
            <Button kind="primary" onPress={byRule}>
              {t("draft.rules")}
            </Button>
          </Row>
        )}
      </Notice>
    );
  if (draft.fell_back)
    return (
      <Notice tone="warn">
        <p>
          {t("fell_back")} {why(draft.fell_back)}
        </p>
      </Notice>
    );
  return null;
}

/** The state of a draft as one word. */
export function DraftBadge({ draft }: { draft: DraftView }) {
  const t = useTexts(texts);
  const tone = { running: "accent", done: "good", stopped: "plain", failed: "bad" } as const;
  return <Badge tone={tone[draft.state]}>{t(`state.${draft.state}`)}</Badge>;
}

/** Who wrote a draft: the rules, or which model. */
export function useAuthor(): (draft: DraftView) => string {
  const t = useTexts(texts);
  return (draft) => (draft.author === "rules" || draft.engine === "rules" ? t("author.rules") : modelName(draft.author));
}
