import { Link } from "@tanstack/react-router";
import type { DocumentView, Step, StepRef } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import { DocumentProvider, useDocumentStatus, useList } from "@/live/use-document";
import { useRowValues } from "@/live/use-values";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Notice } from "@/ui/layout";
import { Badge } from "@/ui/small";
import { useKind } from "../frame/kinds";
import { findStep, useWorkshop } from "../frame/workshop";
import styles from "./session.module.css";

type Players = NonNullable<Step["played_by"]>;

/** In a phase in which people play parts: who plays whom, and what stays secret until it is revealed. */
export function RolePlay({ step }: { step: StepRef }) {
  const workshop = useWorkshop();
  const found = findStep(workshop, step);
  const players = found?.phase.steps.find(({ played_by }) => played_by)?.played_by;
  const edition = useSection((room) => room.parts.find(({ id }) => id === step.part)?.edition);
  const documents = useSection((room) => room.documents);
  if (!players) return null;
  const here = documents.filter((document) => document.kind === players.artifact && document.edition === edition);
  const team = here.find(({ scope }) => scope === "");
  const secret = here.find(({ scope }) => scope === `role:${players.value}`);
  if (!team) return null;
  return (
    <DocumentProvider artifact={team.id}>
      <Cards players={players} edition={team.edition} secret={secret} />
    </DocumentProvider>
  );
}

function Cards({ players, edition, secret }: { players: Players; edition: string; secret: DocumentView | undefined }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { ready } = useDocumentStatus();
  const rows = useRowValues(useList(players.rows));
  const me = useSection((room) => room.me.name);
  const column = useKind(players.artifact)?.lists.find(({ name }) => name === players.rows)?.columns.find(({ name }) => name === players.column);
  const shown = useSection((room) => room.revealed.some((reveal) => reveal.kind === players.artifact && reveal.edition === edition));
  const part = (code: unknown) => label(column?.choices.find((choice) => choice.code === code)?.label);
  const cast = rows.map(({ id, values }) => ({ id, part: part(values[players.column]), name: String(values[players.person] ?? "").trim() })).filter((card) => card.name !== "");
  if (!ready) return null;
  return (
    <section aria-labelledby="role-play" className={styles.block}>
      <h2 id="role-play">{t("play")}</h2>
      {cast.length === 0 ? (
        <p className={styles.quiet}>{t("play.nobody")}</p>
      ) : (
        <ul className={styles.people}>
          {cast.map((card) => (
            <li key={card.id} className={styles.person}>
              <Badge tone={card.name === me ? "accent" : "plain"}>{card.part}</Badge> {card.name}
            </li>
          ))}
        </ul>
      )}
      <Secret part={part(players.value)} secret={secret} shown={shown} />
    </section>
  );
}

/** What those who play write is theirs until it is revealed; everybody is told so. */
function Secret({ part, secret, shown }: { part: string; secret: DocumentView | undefined; shown: boolean }) {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  return (
    <Notice tone={shown ? "good" : "plain"}>
      <p>{t(shown ? "play.shown" : secret ? "play.yours" : "play.secret", { part })}</p>
      {secret && (
        <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop, artifact: secret.id }} className={styles.open}>
          {t("play.open", { part })}
        </Link>
      )}
    </Notice>
  );
}
