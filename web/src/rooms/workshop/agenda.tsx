import type { AgendaItem } from "@/api/types";
import { useMayLead, useSection, useSend } from "@/live/room";
import { useFormats } from "@/texts/format";
import common from "@/texts/common";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { accent, phaseColour } from "@/ui/accent";
import { Button } from "@/ui/button";
import { Badge } from "@/ui/small";
import { findStep, useWorkshop } from "../frame/workshop";
import { Behind } from "./behind";
import { MinutesDialog } from "./minutes";
import styles from "./session.module.css";

/** The steps of the meeting with planned and actual times; whoever leads can jump to one and change minutes ahead. */
export function Agenda() {
  const t = useTexts(texts);
  const items = useSection((room) => room.agenda);
  return (
    <>
      <div className={styles.head}>
        <h2>{t("agenda")}</h2>
        <Behind />
      </div>
      {items.length === 0 ? (
        <p className={styles.quiet}>{t("agenda.none")}</p>
      ) : (
        <ol className={styles.items}>
          {items.map((item, place) => (
            <Item
              key={`${item.ref.phase}/${item.ref.step}`}
              item={item}
              first={item.ref.phase !== items[place - 1]?.ref.phase}
            />
          ))}
        </ol>
      )}
    </>
  );
}

function Item({ item, first }: { item: AgendaItem; first: boolean }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const label = useLabel();
  const workshop = useWorkshop();
  const leads = useMayLead();
  const send = useSend();
  const found = findStep(workshop, item.ref);
  if (!found) return null;
  const colour = phaseColour(workshop.program, item.ref.part, item.ref.phase);
  const name = label(found.step.title);
  return (
    <li {...accent(colour)} className={styles.item} data-state={item.state} aria-current={item.state === "current" ? "step" : undefined}>
      {first && <h3 className={styles.phase}>{label(found.phase.title)}</h3>}
      <div className={styles.line}>
        <Times item={item} />
        <span className={styles.step}>
          {name}
          <span className={styles.quiet}>
            {c(`work.${item.work}`)} · {c("minutes", { count: item.minutes })}
            {item.minutes !== item.planned_minutes && ` (${t("agenda.planned", { count: item.planned_minutes })})`}
          </span>
        </span>
        {item.state === "current" && <Badge tone="accent">{t("agenda.now")}</Badge>}
        {item.state === "done" && <Badge tone="good">{t("agenda.done")}</Badge>}
        {leads && item.state !== "current" && (
          <Button kind="quiet" size="small" aria-label={t("agenda.go.label", { name })} onPress={() => void send({ type: "start_step", step: item.ref })}>
            {t("agenda.go")}
          </Button>
        )}
        {leads && item.state === "ahead" && <MinutesDialog item={item} name={name} />}
      </div>
    </li>
  );
}

function Times({ item }: { item: AgendaItem }) {
  const t = useTexts(texts);
  const { time } = useFormats();
  const actual = item.started_at ?? item.expected_start;
  if (actual === null && item.planned_start === null) return <span className={styles.time}>–</span>;
  const moved = actual !== null && item.planned_start !== null && Math.abs(actual - item.planned_start) >= 60_000;
  return (
    <span className={styles.time}>
      {time(actual ?? item.planned_start ?? 0)}
      {moved && item.planned_start !== null && (
        <s title={t("agenda.was")} className={styles.quiet}>
          <span className="visually-hidden">{t("agenda.was")}</span>
          {time(item.planned_start)}
        </s>
      )}
    </span>
  );
}
