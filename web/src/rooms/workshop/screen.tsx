import { useSection } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { accent, phaseColour } from "@/ui/accent";
import { Prose } from "@/ui/prose";
import { findStep, useWorkshop } from "../frame/workshop";
import { StepClock } from "../frame/step-clock";
import { Behind } from "./behind";
import styles from "./screen.module.css";

/** The projector: the step, its instruction and the time, to be read from the back of the room; nothing secret. */
export default function ScreenPage() {
  const t = useTexts(texts);
  const label = useLabel();
  const { time } = useFormats();
  const workshop = useWorkshop();
  const step = useSection((room) => room.clock.step);
  const agenda = useSection((room) => room.agenda);
  const people = useSection((room) => room.people).filter(({ access }) => access === "member");
  const found = findStep(workshop, step);
  const place = agenda.findIndex(({ state }) => state === "current");
  const next = agenda[place + 1];
  const nextStep = findStep(workshop, next?.ref ?? null);
  if (!found || !step) {
    const first = findStep(workshop, agenda[0]?.ref ?? null);
    return (
      <div className={styles.screen}>
        <h1 className={styles.title}>{workshop.product}</h1>
        <p className={styles.line}>{first ? label(first.part.title) : t("screen.waiting")}</p>
        <Rules />
      </div>
    );
  }
  return (
    <div {...accent(phaseColour(workshop.program, step.part, step.phase))} className={styles.screen}>
      <p className={styles.phase}>{label(found.phase.title)}</p>
      <h1 className={styles.title}>{label(found.step.title)}</h1>
      <div className={styles.clock}>
        <StepClock size="wall" />
        <Behind />
      </div>
      <Prose text={found.texts.instruction} lang={workshop.language} className={styles.text} />
      <footer className={styles.foot}>
        <span>{t("finished.count", { done: people.filter(({ finished }) => finished).length, all: people.length })}</span>
        {nextStep && (
          <span>
            {t("step.next", { name: label(nextStep.step.title) })}
            {next?.expected_start != null && ` ${time(next.expected_start)}`}
          </span>
        )}
      </footer>
      <Rules />
    </div>
  );
}

function Rules() {
  const label = useLabel();
  const { program } = useWorkshop();
  return (
    <ul className={styles.rules}>
      {program.principles.map((principle) => (
        <li key={principle.id}>{label(principle.title)}</li>
      ))}
    </ul>
  );
}
