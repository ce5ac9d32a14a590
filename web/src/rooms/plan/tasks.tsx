import { useState } from "react";
import { useDocument, useList } from "@/live/use-document";
import { useNow, useSection } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Button } from "@/ui/button";
import { Check } from "@/ui/check";
import { Segments } from "@/ui/segments";
import { Badge, Empty } from "@/ui/small";
import { Switch } from "@/ui/switch";
import { useRoleTitle } from "../frame/checks";
import { type Grouping, grouped, type Milestone, type Task, type TaskState, today } from "./model";
import styles from "./plan.module.css";

/** The tasks by person, by role or by milestone; ticked off here, written elsewhere. */
export function Tasks({ tasks, milestones, writable }: { tasks: Task[]; milestones: Milestone[]; writable: boolean }) {
  const t = useTexts(texts);
  const role = useRoleTitle();
  const me = useSection((room) => room.me);
  const [by, setBy] = useState<Grouping>("person");
  const [mine, setMine] = useState(false);
  const shown = mine ? tasks.filter((task) => task.owner === me.name || (task.owner === "" && task.role === me.role)) : tasks;
  const names: Record<Grouping, (key: string) => string> = {
    person: (key) => key || t("tasks.nobody"),
    role: (key) => (key ? role(key) : t("tasks.no_role")),
    milestone: (key) => milestones.find(({ id }) => id === key)?.title || t("tasks.no_milestone"),
  };
  const choices = (["person", "role", "milestone"] as const).map((id) => ({ id, label: t(`by.${id}`) }));
  if (tasks.length === 0) return <Empty>{t("tasks.none")}</Empty>;
  return (
    <>
      <div className={styles.filters}>
        <Segments hideLabel label={t("by")} choices={choices} value={by} onChange={(id) => setBy(id as Grouping)} />
        <Switch isSelected={mine} onChange={setMine}>
          {t("mine")}
        </Switch>
      </div>
      {shown.length === 0 && <p className={styles.quiet}>{t("tasks.none_mine")}</p>}
      {grouped(shown, by).map(({ key, tasks: list }) => (
        <section key={key} className={styles.group} aria-label={names[by](key)}>
          <h3>
            {names[by](key)} <span className={styles.quiet}>{t("tasks.count", { done: list.filter(({ state }) => state === "done").length, all: list.length })}</span>
          </h3>
          <ul role="list" className={styles.tasks}>
            {list.map((task) => (
              <TaskLine key={task.id} task={task} by={by} milestones={milestones} writable={writable} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function TaskLine({ task, by, milestones, writable }: { task: Task; by: Grouping; milestones: Milestone[]; writable: boolean }) {
  const t = useTexts(texts);
  const role = useRoleTitle();
  const { date } = useFormats();
  const rows = useList("tasks");
  const document = useDocument();
  const now = today(useNow(60_000));
  const set = (state: TaskState) => document.edit(() => rows.cell(task.id, "state")?.set(state));
  const milestone = milestones.find(({ id }) => id === task.milestone)?.title;
  const facts = [by !== "person" && task.owner, by !== "role" && task.role && role(task.role), by !== "milestone" && milestone].filter(Boolean);
  const title = task.title || task.doneMeans;
  const more = [task.title && task.doneMeans && t("done_means", { text: task.doneMeans }), task.check && t("check", { text: task.check })].filter((line) => line !== "");
  return (
    <li className={styles.task} data-state={task.state}>
      <Check isSelected={task.state === "done"} isDisabled={!writable} onChange={(on) => set(on ? "done" : "open")}>
        {title}
      </Check>
      <span className={styles.end}>
        {task.state !== "done" && writable && (
          <Button size="small" kind="quiet" aria-pressed={task.state === "doing"} aria-label={t(task.state === "doing" ? "doing.on.label" : "doing.label", { title })} onPress={() => set(task.state === "doing" ? "open" : "doing")}>
            {t(task.state === "doing" ? "doing.on" : "doing")}
          </Button>
        )}
        {task.state === "doing" && !writable && <Badge tone="accent">{t("doing.on")}</Badge>}
        {task.due && <span className={styles.due}>{t("due", { date: date(task.due) })}</span>}
        {task.due && task.due < now && task.state !== "done" && <Badge tone="bad">{t("overdue")}</Badge>}
      </span>
      <div className={styles.details}>
        {facts.length > 0 && <span>{facts.join(" / ")}</span>}
        {more.length > 0 && (
          <details>
            <summary aria-label={t("more.label", { title })}>{t("more")}</summary>
            {more.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </details>
        )}
      </div>
    </li>
  );
}
