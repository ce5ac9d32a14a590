import { Link } from "@tanstack/react-router";
import type { DocumentView } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import { DocumentProvider, useDocumentStatus, useList } from "@/live/use-document";
import { useRowValues } from "@/live/use-values";
import { useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Page, Row } from "@/ui/layout";
import { Empty, Loading } from "@/ui/small";
import { Tabs } from "@/ui/tabs";
import { useNewest } from "../frame/kinds";
import { useWorkshop } from "../frame/workshop";
import { Lead, Presets } from "./decide-course";
import { Assumptions, CalendarButton, Downloads } from "./downloads";
import { ExitChecklist } from "./exit";
import { Meetings } from "./meetings";
import { type Meeting, meetings, type Milestone, milestones, type Task, tasks } from "./model";
import { EverybodysTasks } from "./others-tasks";
import { OwnTasks } from "./own-tasks";
import styles from "./plan.module.css";
import { RunAgain } from "./run-again";
import { Tasks } from "./tasks";
import { Timeline } from "./timeline";

/** The plan, and the team's home after the workshop: milestones, tasks, meetings, what to take away, what is still open. */
export default function PlanPage() {
  const t = useTexts(texts);
  const me = useSection((room) => room.me.id);
  const found = useNewest("plan");
  const team = found.find(({ scope }) => scope === "");
  const copies = found.filter(({ scope }) => scope.startsWith("person:"));
  const mine = copies.find(({ scope, writable }) => scope === `person:${me}` && writable);
  const alone = useSection((room) => room.agenda.some(({ state, work }) => state === "current" && work === "individual"));
  return (
    <Page title={t("title")} actions={team && <CalendarButton />}>
      {mine && alone && <OwnTasks artifact={mine} />}
      {team && (copies.length > 0 || alone) && <EverybodysTasks copies={copies} edition={team.edition} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          {team ? (
            <DocumentProvider artifact={team.id}>
              <TeamPlan artifact={team} />
            </DocumentProvider>
          ) : (
            <NoPlanYet />
          )}
        </div>
        <aside className={styles.side} aria-label={t("side")}>
          <Side />
        </aside>
      </div>
    </Page>
  );
}

function TeamPlan({ artifact }: { artifact: DocumentView }) {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const { ready } = useDocumentStatus();
  const dated = milestones(useRowValues(useList("milestones")));
  const todo = tasks(useRowValues(useList("tasks")));
  const held = meetings(useRowValues(useList("meetings")));
  if (!ready) return <Loading />;
  const edit = (
    <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop, artifact: artifact.id }} className={styles.edit}>
      {t(artifact.writable ? "edit" : "look")}
    </Link>
  );
  return (
    <>
      <section className={styles.section} aria-labelledby="milestones">
        <Row>
          <h2 id="milestones">{t("milestones")}</h2>
          {edit}
        </Row>
        {dated.length > 0 ? <Timeline milestones={dated} meetings={held} tasks={todo} /> : <Empty>{t("milestones.none")}</Empty>}
      </section>
      <section className={styles.section} aria-label={t("areas")}>
        <Areas tasks={todo} milestones={dated} meetings={held} writable={artifact.writable} />
      </section>
    </>
  );
}

function NoPlanYet() {
  const t = useTexts(texts);
  return (
    <>
      <Empty>{t("later")}</Empty>
      <Presets />
      <ExitChecklist />
    </>
  );
}

function Areas(plan: { tasks: Task[]; milestones: Milestone[]; meetings: Meeting[]; writable: boolean }) {
  const t = useTexts(texts);
  const { program } = useWorkshop();
  const leaving = useSection((room) => room.checks.some(({ when }) => when === "leave"));
  const parts = useSection((room) => room.parts);
  const presets = parts.some(({ id, state }) => (state === "planned" || state === "running") && (program.parts.find((part) => part.id === id)?.presets.length ?? 0) > 0);
  const panel = (content: React.ReactNode) => <div className={styles.panel}>{content}</div>;
  const items = [
    { id: "tasks", label: t("tasks"), content: panel(<Tasks tasks={plan.tasks} milestones={plan.milestones} writable={plan.writable} />) },
    { id: "meetings", label: t("meetings"), content: panel(<Meetings meetings={plan.meetings} />) },
    ...(leaving ? [{ id: "exit", label: t("tab.exit"), content: panel(<ExitChecklist />) }] : []),
    ...(presets ? [{ id: "presets", label: t("tab.presets"), content: panel(<Presets />) }] : []),
  ];
  return <Tabs label={t("areas")} items={items} />;
}

function Side() {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const documents = useSection((room) => room.documents.length);
  return (
    <>
      {documents > 0 && <Assumptions />}
      <section className={styles.section} aria-labelledby="downloads">
        <h2 id="downloads">{t("downloads")}</h2>
        <Downloads />
      </section>
      <section className={styles.section} aria-labelledby="course">
        <h2 id="course">{t("course")}</h2>
        <Lead />
        <Link to="/w/$workshop/compare" params={{ workshop }} className={styles.edit}>
          {t("compare")}
        </Link>
      </section>
      <RunAgain />
    </>
  );
}
