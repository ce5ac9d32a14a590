import type { StepRef } from "@/api/types";
import { useSection } from "@/live/room";
import common from "@/texts/common";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { accent, phaseColour } from "@/ui/accent";
import { Prose } from "@/ui/prose";
import { Badge } from "@/ui/small";
import { findStep, useWorkshop } from "../frame/workshop";
import { StepClock } from "../frame/step-clock";
import { MyButtons } from "./my-buttons";
import styles from "./session.module.css";

/** What to do now and how long it may take. */
export function CurrentStep({ step }: { step: StepRef }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const label = useLabel();
  const workshop = useWorkshop();
  const agenda = useSection((room) => room.agenda);
  const found = findStep(workshop, step);
  const place = agenda.findIndex(({ state }) => state === "current");
  const next = findStep(workshop, agenda[place + 1]?.ref ?? null);
  if (!found) return null;
  const process = workshop.program.processes.find(({ id }) => id === found.phase.process);
  return (
    <section {...accent(phaseColour(workshop.program, step.part, step.phase))} className={styles.now} aria-labelledby="now">
      <div className={styles.head}>
        <div>
          <p className={styles.phase}>
            {label(found.phase.title)}
            {process && <span className={styles.quiet}> {label(process.question)}</span>}
          </p>
          <h2 id="now" className={styles.big}>
            {label(found.step.title)}
          </h2>
        </div>
        <StepClock size="large" />
      </div>
      <p className={styles.badges}>
        <Badge>{c(`work.${found.step.work}`)}</Badge>
        {found.step.draft && <Badge tone="accent">{t("step.ai")}</Badge>}
      </p>
      <Prose text={found.texts.instruction} lang={workshop.language} />
      <MyButtons />
      {next && (
        <details className={styles.peek}>
          <summary>{t("step.next", { name: label(next.step.title) })}</summary>
          <Prose text={next.texts.instruction} lang={workshop.language} />
        </details>
      )}
    </section>
  );
}
