import { lazy, Suspense } from "react";
import { useFacilitates, useMayLead, useSection } from "@/live/room";
import texts from "@/texts/workshop";
import { useTexts } from "@/texts/language";
import { findStep, useWorkshop } from "../frame/workshop";
import { Agenda } from "./agenda";
import { Controls } from "./controls";
import { CurrentStep } from "./current-step";
import { Parts } from "./parts";
import { Principles } from "./principles";
import { Roster } from "./roster";
import styles from "./session.module.css";
import { StepDocuments } from "./step-documents";

// What few sessions or only the facilitator need comes behind the rest.
const RolePlay = lazy(async () => ({ default: (await import("./role-play")).RolePlay }));
const Groups = lazy(async () => ({ default: (await import("./groups")).Groups }));

/** The session: what the facilitator needs on one screen, and for everybody else the instruction, the artifact, the time. */
export default function WorkshopPage() {
  const t = useTexts(texts);
  const leads = useMayLead();
  const facilitates = useFacilitates();
  const step = useSection((room) => room.clock.step);
  const played = findStep(useWorkshop(), step)?.phase.steps.some(({ played_by }) => played_by);
  return (
    <div className={styles.session} data-leads={leads}>
      <h1 className="visually-hidden">{t("title")}</h1>
      <div className={styles.main}>
        {step ? <CurrentStep step={step} /> : <Parts />}
        {leads && step && <Controls />}
        {step && <StepDocuments step={step} />}
        <Suspense>
          {step && played && <RolePlay step={step} />}
          {facilitates && step && <Groups step={step} />}
        </Suspense>
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
