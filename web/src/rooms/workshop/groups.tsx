import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "@/api/queries";
import type { StepRef } from "@/api/types";
import { useSection, useSend } from "@/live/room";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Row } from "@/ui/layout";
import { Select } from "@/ui/select";
import { Badge } from "@/ui/small";
import { findStep, useWorkshop } from "../frame/workshop";
import styles from "./session.module.css";

/** Work on copies of one's own; the facilitator does not see them before they are shown. */
const ALONE: ReadonlySet<string> = new Set(["individual", "pair"]);

/** Pairs, and the own copies that they, single people or tables write in: shown to all, then brought together. */
export function Groups({ step }: { step: StepRef }) {
  const t = useTexts(texts);
  const workshop = useWorkshop();
  const parts = useSection((room) => room.parts);
  const documents = useSection((room) => room.documents);
  const found = findStep(workshop, step);
  const edition = parts.find(({ id }) => id === step.part)?.edition;
  const copied = [...new Set(documents.filter((d) => d.edition === edition && d.scope !== "").map((d) => d.kind))];
  const kinds = [...new Set([...copied, ...(found && ALONE.has(found.step.work) ? found.step.writes : [])])];
  const wantsPairs = found?.step.work === "pair" || workshop.program.parts.some((part) => part.id === step.part && part.phases.some((phase) => phase.steps.some(({ work }) => work === "pair")));
  if (kinds.length === 0 && !wantsPairs) return null;
  return (
    <section aria-labelledby="groups" className={styles.block}>
      <h2 id="groups">{t("groups")}</h2>
      {wantsPairs && <Pairs />}
      {kinds.map((kind) => (
        <Copies key={kind} kind={kind} edition={edition ?? ""} />
      ))}
    </section>
  );
}

function Pairs() {
  const t = useTexts(texts);
  const pairs = useSection((room) => room.pairs);
  const people = useSection((room) => room.people);
  const send = useSend();
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? "?";
  return (
    <>
      {pairs.length > 0 && (
        <ul className={styles.people}>
          {pairs.map((pair, place) => (
            <li key={pair.id}>
              {t("pair.line", { number: place + 1, names: pair.members.map(name).join(t("pair.and")) })}
            </li>
          ))}
        </ul>
      )}
      <Row>
        <Button onPress={() => void send({ type: "form_pairs" })}>{t(pairs.length > 0 ? "pair.draw.again" : "pair.draw")}</Button>
        <ChoosePairs />
      </Row>
    </>
  );
}

function ChoosePairs() {
  const t = useTexts(texts);
  const people = useSection((room) => room.people);
  const pairs = useSection((room) => room.pairs);
  const send = useSend();
  const members = people.filter(({ access }) => access === "member");
  const numbers = Array.from({ length: Math.max(1, Math.ceil(members.length / 2)) }, (_, place) => String(place + 1));
  const seated = () =>
    Object.fromEntries(
      members.map(({ id }, place) => {
        const now = pairs.findIndex((pair) => pair.members.includes(id));
        return [id, String(now >= 0 ? now + 1 : Math.min(Math.floor(place / 2) + 1, numbers.length))];
      }),
    );
  const [chosen, setChosen] = useState<Record<string, string>>(seated);
  const groups = numbers.map((number) => members.filter(({ id }) => chosen[id] === number).map(({ id }) => id)).filter((group) => group.length > 0);
  const valid = groups.every((group) => group.length <= 3);
  return (
    <Dialog title={t("pair.choose")} trigger={<Button onPress={() => setChosen(seated())}>{t("pair.choose")}</Button>}>
      {(close) => (
        <>
          {members.map((person) => (
            <Select
              key={person.id}
              label={person.name}
              choices={numbers.map((number) => ({ id: number, label: t("pair.number", { number }) }))}
              value={chosen[person.id] ?? ""}
              onChange={(number) => setChosen((before) => ({ ...before, [person.id]: number }))}
            />
          ))}
          {!valid && <p role="alert">{t("pair.too_many")}</p>}
          <Button
            kind="primary"
            isDisabled={!valid}
            onPress={() => {
              void send({ type: "form_pairs", pairs: groups });
              close();
            }}
          >
            {t("pair.set")}
          </Button>
        </>
      )}
    </Dialog>
  );
}

function Copies({ kind, edition }: { kind: string; edition: string }) {
  const t = useTexts(texts);
  const label = useLabel();
  const kinds = useQuery(queries.kinds());
  const revealed = useSection((room) => room.revealed);
  const documents = useSection((room) => room.documents);
  const send = useSend();
  const shown = revealed.some((reveal) => reveal.kind === kind && reveal.edition === edition);
  const copies = documents.filter((document) => document.kind === kind && document.edition === edition && document.scope !== "");
  const name = label(kinds.data?.find(({ key }) => key === kind)?.title) || kind;
  return (
    <div className={styles.line}>
      <span className={styles.step}>{t("copies", { name })}</span>
      {shown ? (
        <Badge tone="good">{t("revealed")}</Badge>
      ) : (
        <Button size="small" onPress={() => void send({ type: "reveal", kind })} aria-label={t("reveal.label", { name })}>
          {t("reveal")}
        </Button>
      )}
      <Button size="small" isDisabled={!shown} onPress={() => void send({ type: "bring_together", kind })} aria-label={t("together.label", { name })}>
        {t("together")}
      </Button>
      {shown && copies.length > 0 && (
        <Select
          hideLabel
          label={t("together.choose", { name })}
          placeholder={t("together.choose.short")}
          choices={copies.map((copy) => ({ id: copy.id, label: copy.owner }))}
          value=""
          onChange={(choose) => choose && void send({ type: "bring_together", kind, choose })}
        />
      )}
    </div>
  );
}
