import type { DocumentView, Program, StepRef } from "@/api/types";
import { useSection, useSend } from "@/live/room";
import texts from "@/texts/dayzero";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Notice, Row, Stack } from "@/ui/layout";
import { Empty } from "@/ui/small";
import { useNewest } from "../frame/kinds";
import { useWorkshop } from "../frame/workshop";
import styles from "./dayzero.module.css";
import { MyAnswers } from "./my-answers";
import { SideBySide } from "./side-by-side";

const KIND = "hearing_sheet";

/** The hearing sheet: everybody answers alone; once revealed, the answers lie side by side. */
export function Hearing() {
  const t = useTexts(texts);
  const me = useSection((room) => room.me);
  const revealed = useSection((room) => room.revealed);
  const sheets = useSheets();
  const mine = sheets.find(({ scope }) => scope === `person:${me.id}`);
  const shown = sheets.some(({ edition }) => revealed.some((reveal) => reveal.kind === KIND && reveal.edition === edition));
  const team = sheets.find(({ scope }) => scope === "");
  if (sheets.length === 0) return <Empty>{t("hearing.later")}</Empty>;
  return (
    <Stack>
      {me.access === "facilitator" && !shown && <Reveal />}
      {mine && !shown && <Notice>{t("hearing.private")}</Notice>}
      {mine?.writable && <MyAnswers artifact={mine.id} />}
      {!mine && !shown && me.access === "member" && <Empty>{t("hearing.wait")}</Empty>}
      {me.access === "facilitator" && shown && <Join />}
      {shown ? <SideBySide sheets={sheets} /> : team && me.access !== "member" && <Notice>{t("hearing.hidden")}</Notice>}
    </Stack>
  );
}

/** The sheets of the edition in which people answered alone; before that, the newest. */
function useSheets(): DocumentView[] {
  const documents = useSection((room) => room.documents);
  const newest = useNewest(KIND);
  const own = documents.findLast(({ kind, scope }) => kind === KIND && scope !== "");
  return own ? documents.filter(({ kind, edition }) => kind === KIND && edition === own.edition) : newest;
}

/** For the facilitator, who cannot look into the sheets either: begin the step in which they are written, and show them to all. */
function Reveal() {
  const t = useTexts(texts);
  const send = useSend();
  const { program } = useWorkshop();
  const agenda = useSection((room) => room.agenda);
  const alone = agenda.find(({ ref, work }) => work === "individual" && stepOf(program, ref)?.writes.includes(KIND));
  return (
    <Row>
      {alone?.state === "ahead" && <Button onPress={() => void send({ type: "start_step", step: alone.ref })}>{t("hearing.hand_out")}</Button>}
      {alone?.state !== "ahead" && (
        <Button kind="primary" onPress={() => void send({ type: "reveal", kind: KIND })}>
          {t("hearing.reveal")}
        </Button>
      )}
    </Row>
  );
}

/** Puts the answers into the team's sheet, where the readiness board counts them and the next parts find them. */
function Join() {
  const t = useTexts(texts);
  const send = useSend();
  return (
    <Row>
      <Button onPress={() => void send({ type: "bring_together", kind: KIND })}>{t("hearing.join")}</Button>
      <span className={styles.quiet}>{t("hearing.join.why")}</span>
    </Row>
  );
}

function stepOf(program: Program, ref: StepRef) {
  const phase = program.parts.find(({ id }) => id === ref.part)?.phases.find(({ id }) => id === ref.phase);
  return phase?.steps.find(({ id }) => id === ref.step);
}
