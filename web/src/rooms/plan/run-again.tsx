import { useState } from "react";
import type { PartView, Process, Program } from "@/api/types";
import { useSection, useSend } from "@/live/room";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { Row } from "@/ui/layout";
import { Select } from "@/ui/select";
import { notify } from "@/ui/toast-queue";
import { useWorkshop } from "../frame/workshop";
import styles from "./plan.module.css";

/** The newest part that has taken place and has the phases of a process. */
export function partToRepeat(program: Program, parts: readonly PartView[], process: string): string {
  const held = program.parts.filter(
    ({ id, phases }) => phases.some((phase) => phase.process === process) && parts.some((part) => part.id === id && part.started_at !== null),
  );
  return held.at(-1)?.id ?? "";
}

/** Facts have changed: go through a process once more, in an edition of its own. For facilitators. */
export function RunAgain() {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const parts = useSection((room) => room.parts);
  const facilitates = useSection((room) => room.me.access === "facilitator");
  const send = useSend();
  const [chosen, setChosen] = useState("");
  const open = program.processes.filter(({ id }) => partToRepeat(program, parts, id) !== "");
  const process = open.find(({ id }) => id === chosen);
  const again = async ({ id, title }: Process) => {
    if (!(await send({ type: "run_again", part: partToRepeat(program, parts, id), process: id }))) return;
    notify(t("again.done", { process: label(title) }), "good");
    setChosen("");
  };
  if (!facilitates || open.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="again">
      <h2 id="again">{t("again")}</h2>
      <p className={styles.quiet}>{t("again.how")}</p>
      <Row>
        <Select hideLabel label={t("again.process")} placeholder={t("again.process")} choices={open.map(({ id, title, question }) => ({ id, label: label(title), detail: label(question) }))} value={chosen} onChange={setChosen} className={styles.person} />
        {process && (
          <Confirm
            title={t("again.title", { process: label(process.title) })}
            text={t("again.text")}
            action={t("again.start")}
            onConfirm={() => void again(process)}
            trigger={<Button>{t("again.start")}</Button>}
          />
        )}
      </Row>
    </section>
  );
}
