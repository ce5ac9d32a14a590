import { Link } from "@tanstack/react-router";
import type { DocumentView } from "@/api/types";
import { useWorkshopId } from "@/live/room";
import texts from "@/texts/ai";
import { useTexts } from "@/texts/language";
import styles from "./ai.module.css";

/** Ways from an answer to the edits that it proposed: they carry `data-proposal` where they are shown. */
export function ProposalLinks({ artifact, proposals }: { artifact: DocumentView; proposals: readonly string[] }) {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  if (proposals.length === 0) return null;
  return (
    <p className={styles.links}>
      <span className={styles.quiet}>{t("chat.proposed", { count: proposals.length })}</span>
      {proposals.map((proposal, place) => (
        <Link
          key={proposal}
          to="/w/$workshop/artifacts/$artifact"
          params={{ workshop, artifact: artifact.id }}
          hash={`proposal-${proposal}`}
          onClick={() => show(proposal)}
          className={styles.proposal}
          aria-label={t("chat.proposal.label", { number: place + 1 })}
        >
          {place + 1}
        </Link>
      ))}
    </p>
  );
}

function show(proposal: string): void {
  const shown = document.querySelector<HTMLElement>(`[data-proposal="${CSS.escape(proposal)}"]`);
  shown?.scrollIntoView({ block: "center" });
  shown?.focus({ preventScroll: true });
}
