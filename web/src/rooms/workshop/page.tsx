import { useMayLead, useSection } from "@/live/room";
import texts from "@/texts/workshop";
import { useTexts } from "@/texts/language";
import { Agenda } from "./agenda";
import { Controls } from "./controls";
import { CurrentStep } from "./current-step";
import { Parts } from "./parts";
import { Principles } from "./principles";
import { RolePlay } from "./role-play";
import { Roster } from "./roster";
import styles from "./session.module.css";
import { StepDocuments } from "./step-documents";
import { Groups } from "./groups";

/** The session: what the facilitator needs on one screen, and for everybody else the instruction, the artifact, the time. */
export default function WorkshopPage() {
  const t = useTexts(texts);
  const leads = useMayLead();
  const step = useSection((room) => room.clock.step);
  return (
    <div className={styles.session} data-leads={leads}>
      <h1 className="visually-hidden">{t("title")}</h1>
      <div className={styles.main}>
        {step ? <CurrentStep step={step} /> : <Parts />}
        {leads && step && <Controls />}
        {step && <StepDocuments step={step} />}
        {step && <RolePlay step={step} />}
        {leads && step && <Groups step={step} />}
        {leads && step && <Parts />}
      </div>
      <aside className={styles.agenda} aria-label={t("agenda")}>
        <Agenda />
      </aside>
      <aside className={styles.side} aria-label={t("people")}>
        <Roster />
        <Principles />
      </aside>
    </div>
  );
}
