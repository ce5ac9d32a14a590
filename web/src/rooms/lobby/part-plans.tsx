import { useQuery } from "@tanstack/react-query";
import { Fragment, useId } from "react";
import { queries } from "@/api/queries";
import type { Part, Program } from "@/api/types";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/lobby";
import { accent, phaseColour } from "@/ui/accent";
import { Failed } from "@/ui/boundary";
import field from "@/ui/field.module.css";
import { Card } from "@/ui/layout";
import { Select } from "@/ui/select";
import { Loading } from "@/ui/small";
import { NO_PLAN, type PartPlan } from "./creation";
import styles from "./lobby.module.css";

type Plans = Record<string, PartPlan>;

/** Dates, presets and minutes of every part of a program. */
export function PartPlans({ program: id, plans, onChange }: { program: string; plans: Plans; onChange: (plans: Plans) => void }) {
  const t = useTexts(texts);
  const program = useQuery(queries.program(id));
  if (program.isPending) return <Loading />;
  if (program.isError) return <Failed error={program.error} retry={() => void program.refetch()} />;
  return (
    <Card>
      <h2>{t("create.dates")}</h2>
      <p>{t("create.dates.help")}</p>
      {program.data.program.parts.map((part) => (
        <PartForm
          key={part.id}
          program={program.data.program}
          part={part}
          plan={plans[part.id] ?? NO_PLAN}
          onChange={(plan) => onChange({ ...plans, [part.id]: plan })}
        />
      ))}
    </Card>
  );
}

interface Properties {
  program: Program;
  part: Part;
  plan: PartPlan;
  onChange: (plan: PartPlan) => void;
}

function PartForm({ program, part, plan, onChange }: Properties) {
  const t = useTexts(texts);
  const label = useLabel();
  const id = useId();
  const presets = [
    { id: "-", label: t("create.preset.none") },
    ...part.presets.map((preset) => ({ id: preset.id, label: label(preset.title) })),
  ];
  return (
    <section className={styles.part} aria-labelledby={`${id}t`}>
      <h3 id={`${id}t`}>{label(part.title)}</h3>
      <p className={styles.detail}>{part.minutes ? t("create.length", { minutes: part.minutes }) : t("create.days", { days: part.days })}</p>
      <div className={styles.two}>
        <div className={field.field}>
          <label className={field.label} htmlFor={id}>
            {t("create.starts")}
          </label>
          <input id={id} type="datetime-local" className={styles.date} value={plan.starts} onChange={(event) => onChange({ ...plan, starts: event.target.value })} />
        </div>
        {part.presets.length > 0 && (
          <Select
            label={t("create.preset")}
            choices={presets}
            value={plan.preset || "-"}
            onChange={(preset) => onChange({ ...plan, preset: preset === "-" ? "" : preset, minutes: {} })}
          />
        )}
      </div>
      {part.minutes > 0 &&
        (plan.preset ? <p className={styles.detail}>{t("create.steps.preset")}</p> : <StepMinutes program={program} part={part} plan={plan} onChange={onChange} />)}
    </section>
  );
}

function StepMinutes({ program, part, plan, onChange }: Properties) {
  const t = useTexts(texts);
  const label = useLabel();
  const minutes = (key: string, planned: number) => plan.minutes[key] ?? planned;
  const sum = part.phases.flatMap((phase) => phase.steps.map((step) => minutes(`${phase.id}/${step.id}`, step.minutes))).reduce((a, b) => a + b, 0);
  const change = (key: string, planned: number, value: number) => {
    const { [key]: _, ...rest } = plan.minutes;
    onChange({ ...plan, minutes: value === planned || Number.isNaN(value) ? rest : { ...rest, [key]: value } });
  };
  return (
    <details>
      <summary className={styles.summary}>
        {t("create.steps")} <span>{t("create.steps.sum", { sum, planned: part.minutes })}</span>
      </summary>
      <div className={styles.steps}>
        {part.phases.map((phase) => (
          <Fragment key={phase.id}>
            <h4 {...accent(phaseColour(program, part.id, phase.id))} className={styles.phase}>
              {label(phase.title)}
            </h4>
            {phase.steps.map((step) => {
              const key = `${phase.id}/${step.id}`;
              return (
                <Fragment key={key}>
                  <span>{label(step.title)}</span>
                  <input
                    type="number"
                    min={0}
                    max={600}
                    className={styles.minutes}
                    aria-label={t("create.minutes", { step: label(step.title) })}
                    value={minutes(key, step.minutes)}
                    onChange={(event) => change(key, step.minutes, event.target.valueAsNumber)}
                  />
                </Fragment>
              );
            })}
          </Fragment>
        ))}
      </div>
    </details>
  );
}
