import { useEffect, useRef, useState } from "react";
import { useNow } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Badge } from "@/ui/small";
import { axis, lanes, type Meeting, type Milestone, occurrences, spread, type Task, today } from "./model";
import styles from "./plan.module.css";

/** The milestones on a time line, and below it as a list; a point of the line leads to its line in the list. */
export function Timeline({ milestones, meetings, tasks }: { milestones: Milestone[]; meetings: Meeting[]; tasks: Task[] }) {
  const t = useTexts(texts);
  const now = today(useNow(60_000));
  return (
    <>
      <Line milestones={milestones} reports={meetings.filter(({ kind }) => kind === "executive_report")} now={now} />
      <ol className={styles.milestones} role="list" aria-label={t("milestones")}>
        {milestones.map((milestone, place) => (
          <MilestoneLine key={milestone.id} number={place + 1} milestone={milestone} tasks={tasks.filter((task) => task.milestone === milestone.id)} now={now} />
        ))}
      </ol>
    </>
  );
}

function MilestoneLine({ number, milestone, tasks, now }: { number: number; milestone: Milestone; tasks: Task[]; now: string }) {
  const t = useTexts(texts);
  const { date } = useFormats();
  const done = tasks.filter(({ state }) => state === "done").length;
  const reached = tasks.length > 0 && done === tasks.length;
  return (
    <li id={`milestone-${milestone.id}`} tabIndex={-1} className={styles.milestone}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div>
        <strong>{milestone.title || milestone.doneMeans}</strong>
        <p className={styles.quiet}>
          {milestone.date ? date(milestone.date) : t("undated")} {tasks.length > 0 && t("milestone.tasks", { done, all: tasks.length })}
        </p>
        {milestone.title && milestone.doneMeans && <p className={styles.words}>{t("done_means", { text: milestone.doneMeans })}</p>}
        {milestone.gain && <p className={styles.words}>{t("gain", { text: milestone.gain })}</p>}
      </div>
      {reached ? <Badge tone="good">{t("milestone.reached")}</Badge> : milestone.date && milestone.date < now ? <Badge tone="warn">{t("past")}</Badge> : null}
    </li>
  );
}

/** Room that a point, a name and a month need, in pixels. */
const POINT = 28;
const LABEL = 150;
const MONTH = 40;
const HEIGHT = 104;
const LINE = 76;
const percent = (share: number) => `${4 + share * 92}%`;

function Line({ milestones, reports, now }: { milestones: Milestone[]; reports: Meeting[]; now: string }) {
  const t = useTexts(texts);
  const { date } = useFormats();
  const dated = milestones.filter((milestone) => milestone.date);
  const dates = dated.map((milestone) => milestone.date);
  const line = axis([...dates, now]);
  const [figure, width] = useWidth();
  if (dated.length === 0 || !line) return null;
  const places = spread(dated.map((milestone) => line.place(milestone.date)), POINT / width);
  const every = Math.max(1, Math.ceil((line.months.length * MONTH) / width));
  const rows = lanes(places, LABEL / width, 3);
  const reporting = reports.flatMap((report) => occurrences(report)).filter((each) => line.place(each) >= 0 && line.place(each) <= 1);
  return (
    <figure ref={figure} className={styles.figure}>
      <svg className={styles.line} width="100%" height={HEIGHT} role="group" aria-label={t("timeline")}>
        <line x1={percent(0)} x2={percent(1)} y1={LINE} y2={LINE} className={styles.axis} />
        {line.months.map((month, place) => (
          <g key={month.date} aria-hidden="true">
            <line x1={percent(month.at)} x2={percent(month.at)} y1={LINE - 4} y2={LINE + 4} className={styles.axis} />
            {place % every === 0 && (
              <text x={percent(month.at)} y={HEIGHT - 4} textAnchor="middle" className={styles.month}>
                {Number(month.date.slice(5, 7))}/{Number(month.date.slice(8))}
              </text>
            )}
          </g>
        ))}
        <g aria-hidden="true">
          <line x1={percent(line.place(now))} x2={percent(line.place(now))} y1={18} y2={LINE + 8} className={styles.now} />
          <text x={percent(line.place(now))} y={12} textAnchor={line.place(now) < 0.1 ? "start" : "middle"} className={styles.month}>
            {t("today")}
          </text>
        </g>
        {reporting.map((each) => (
          <svg key={each} x={percent(line.place(each))} y={LINE} overflow="visible" role="img" aria-label={t("report.on", { date: date(each) })}>
            <rect x={-6} y={-6} width={12} height={12} transform="rotate(45)" className={styles.report} />
          </svg>
        ))}
        {dated.map((milestone, place) => (
          <a key={milestone.id} href={`#milestone-${milestone.id}`} aria-label={`${place + 1}. ${milestone.title || milestone.doneMeans}, ${date(milestone.date)}`} className={styles.point}>
            <circle cx={percent(places[place] ?? 0)} cy={LINE} r={13} />
            <text x={percent(places[place] ?? 0)} y={LINE + 5} textAnchor="middle" className={styles.digit}>
              {milestones.indexOf(milestone) + 1}
            </text>
            <text x={percent(places[place] ?? 0)} y={LINE - 20 - (rows[place] ?? 0) * 16} textAnchor={anchor(places[place] ?? 0)} className={styles.name}>
              {short(milestone.title || milestone.doneMeans)}
            </text>
          </a>
        ))}
      </svg>
      <figcaption className={styles.legend}>
        <span className={styles.dot} aria-hidden="true" /> {t("milestones")}
        {reporting.length > 0 && (
          <>
            <span className={styles.diamond} aria-hidden="true" /> {t("reports")}
          </>
        )}
      </figcaption>
    </figure>
  );
}

/** The width of the figure, as it changes. */
function useWidth(): [React.RefObject<HTMLElement | null>, number] {
  const figure = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(700);
  useEffect(() => {
    if (!figure.current) return;
    const watching = new ResizeObserver(([entry]) => setWidth(Math.max(1, entry?.contentRect.width ?? 1)));
    watching.observe(figure.current);
    return () => watching.disconnect();
  }, []);
  return [figure, width];
}

function anchor(place: number): "start" | "middle" | "end" {
  return place < 0.12 ? "start" : place > 0.88 ? "end" : "middle";
}

function short(text: string): string {
  const signs = [...text];
  return signs.length > 16 ? `${signs.slice(0, 15).join("")}…` : text;
}
