import { Link } from "@tanstack/react-router";
import type { CheckView, PartView } from "@/api/types";
import { useFacilitates, useSection, useSend, useWorkshopId } from "@/live/room";
import common from "@/texts/common";
import { useFormats } from "@/texts/format";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { Notice, Row } from "@/ui/layout";
import { Badge } from "@/ui/small";
import { useWorkshop } from "../frame/workshop";
import styles from "./session.module.css";
import { StartAt } from "./start-at";

/** The parts of the program, where each stands, and what stands in the way of the next one. */
export function Parts() {
  const t = useTexts(texts);
  const parts = useSection((room) => room.parts);
  const step = useSection((room) => room.clock.step);
  return (
    <section aria-labelledby="parts" className={styles.block}>
      <h2 id="parts">{t("parts")}</h2>
      {!step && <p className={styles.quiet}>{t("parts.between")}</p>}
      <ol className={styles.parts}>
        {parts.map((part) => (
          <PartLine key={part.edition} part={part} />
        ))}
      </ol>
    </section>
  );
}

function PartLine({ part }: { part: PartView }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const label = useLabel();
  const { dateTime } = useFormats();
  const { program } = useWorkshop();
  const facilitates = useFacilitates();
  const checks = useSection((room) => room.checks);
  const described = program.parts.find(({ id }) => id === part.id);
  if (!described) return null;
  const begins = part.started_at ?? part.starts_at;
  const open = checks.filter((check) => check.part === part.id && check.state === "open");
  return (
    <li className={styles.part} data-state={part.state}>
      <Row>
        <strong>{label(described.title)}</strong>
        <Badge tone={part.state === "running" ? "accent" : part.state === "ended" ? "good" : "plain"}>{t(`part.${part.state}`)}</Badge>
        <span className={styles.quiet}>
          {begins !== null && dateTime(begins)}
          {described.minutes > 0 && ` ${c("minutes", { count: described.minutes })}`}
        </span>
      </Row>
      {part.state !== "ended" && part.state !== "skipped" && <p className={styles.quiet}>{label(described.summary)}</p>}
      {part.state === "planned" && open.some(({ when }) => when === "enter") && <OpenChecks checks={open.filter(({ when }) => when === "enter")} />}
      {part.state === "running" && open.some(({ when }) => when === "leave") && <OpenChecks checks={open.filter(({ when }) => when === "leave")} />}
      {facilitates && <PartButtons part={part} title={label(described.title)} />}
    </li>
  );
}

function OpenChecks({ checks }: { checks: CheckView[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const id = useWorkshopId();
  const { program } = useWorkshop();
  const blocking = checks.some(({ mandatory }) => mandatory);
  return (
    <Notice tone={blocking ? "warn" : "plain"}>
      <strong>{t(blocking ? "checks.blocking" : "checks.open", { count: checks.length })}</strong>
      <ul className={styles.checks}>
        {checks.map((check) => (
          <li key={check.id}>
            {check.mandatory && <Badge tone="warn">{t("checks.mandatory")}</Badge>}{" "}
            {label(program.checks.find((described) => described.id === check.id)?.title)}
          </li>
        ))}
      </ul>
      <Link to="/w/$workshop/day-zero" params={{ workshop: id }} className={styles.link}>
        {t("checks.go")}
      </Link>
    </Notice>
  );
}

function PartButtons({ part, title }: { part: PartView; title: string }) {
  const t = useTexts(texts);
  const send = useSend();
  const running = useSection((room) => room.parts.some(({ state }) => state === "running"));
  const step = useSection((room) => room.clock.step);
  const { program } = useWorkshop();
  const described = program.parts.find(({ id }) => id === part.id);
  const first = described?.phases[0];
  if (part.state === "planned") {
    return (
      <Row>
        <Button kind={running ? "plain" : "primary"} onPress={() => void send({ type: "start_part", part: part.id })} aria-label={t("part.start.label", { title })}>
          {t("part.start")}
        </Button>
        <StartAt part={part} title={title} />
        <Presets part={part} />
        <Confirm
          title={t("part.skip.title", { title })}
          text={t("part.skip.text")}
          action={t("part.skip")}
          onConfirm={() => void send({ type: "skip_part", part: part.id })}
          trigger={<Button kind="quiet" aria-label={t("part.skip.label", { title })}>{t("part.skip")}</Button>}
        />
      </Row>
    );
  }
  if (part.state !== "running") return null;
  return (
    <Row>
      {step?.part !== part.id && first?.steps[0] && (
        <Button kind="primary" onPress={() => void send({ type: "start_step", step: { part: part.id, phase: first.id, step: first.steps[0]?.id ?? "" } })}>
          {t("part.first_step")}
        </Button>
      )}
      <Confirm
        title={t("part.end.title", { title })}
        text={t(described?.freezes ? "part.end.text" : "part.end.text.open")}
        action={t("part.end")}
        onConfirm={() => void send({ type: "end_part", part: part.id })}
        trigger={<Button aria-label={t("part.end.label", { title })}>{t("part.end")}</Button>}
      />
    </Row>
  );
}

function Presets({ part }: { part: PartView }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const send = useSend();
  const presets = program.parts.find(({ id }) => id === part.id)?.presets ?? [];
  if (presets.length === 0) return null;
  const choices = [{ id: "", label: t("preset.own") }, ...presets.map((preset) => ({ id: preset.id, label: label(preset.title) }))];
  return (
    <Row className={styles.presets}>
      {choices.map((choice) => (
        <Button
          key={choice.id}
          size="small"
          kind={part.preset === choice.id ? "primary" : "quiet"}
          aria-pressed={part.preset === choice.id}
          onPress={() => void send({ type: "use_preset", part: part.id, preset: choice.id })}
        >
          {choice.label}
        </Button>
      ))}
    </Row>
  );
}
