import type { RowValues } from "@/live/use-values";

export interface Milestone {
  id: string;
  title: string;
  doneMeans: string;
  gain: string;
  /** ISO, "" while it has none. */
  date: string;
}

export type TaskState = "open" | "doing" | "done";

export interface Task {
  id: string;
  milestone: string;
  title: string;
  role: string;
  owner: string;
  doneMeans: string;
  due: string;
  state: TaskState;
  check: string;
}

export interface Meeting {
  id: string;
  kind: string;
  title: string;
  date: string;
  start: string;
  minutes: number | null;
  everyWeeks: number | null;
  times: number | null;
  attendees: string;
}

const word = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** Milestones in the order of their dates; those without one last. */
export function milestones(rows: readonly RowValues[]): Milestone[] {
  return rows
    .map(({ id, values }) => ({ id, title: word(values["title"]), doneMeans: word(values["done_means"]), gain: word(values["gain"]), date: word(values["date"]) }))
    .filter(({ title, doneMeans, date }) => title || doneMeans || date)
    .sort((a, b) => (a.date || "9999").localeCompare(b.date || "9999"));
}

/** Tasks in the order of their due dates; those without one last. */
export function tasks(rows: readonly RowValues[]): Task[] {
  return rows
    .map(({ id, values }) => ({
      id,
      milestone: word(values["milestone"]),
      title: word(values["title"]),
      role: word(values["owner_role"]),
      owner: word(values["owner"]),
      doneMeans: word(values["done_means"]),
      due: word(values["due"]),
      state: (["doing", "done"].includes(word(values["state"])) ? word(values["state"]) : "open") as TaskState,
      check: word(values["check"]),
    }))
    .filter(({ title, doneMeans }) => title || doneMeans)
    .sort((a, b) => (a.due || "9999").localeCompare(b.due || "9999"));
}

/** Meetings in the order of their first dates. */
export function meetings(rows: readonly RowValues[]): Meeting[] {
  return rows
    .map(({ id, values }) => ({
      id,
      kind: word(values["kind"]),
      title: word(values["title"]),
      date: word(values["date"]),
      start: word(values["start"]),
      minutes: number(values["minutes"]),
      everyWeeks: number(values["every_weeks"]),
      times: number(values["times"]),
      attendees: word(values["attendees"]),
    }))
    .filter(({ title, date }) => title || date)
    .sort((a, b) => (a.date || "9999").localeCompare(b.date || "9999"));
}

export type Grouping = "person" | "role" | "milestone";

/** Tasks in groups: key (a name, a role id, a milestone id; "" for none) and tasks, the nameless group last. */
export function grouped(list: readonly Task[], by: Grouping): { key: string; tasks: Task[] }[] {
  const keyOf = (task: Task) => (by === "person" ? task.owner : by === "role" ? task.role : task.milestone);
  const keys = [...new Set(list.map(keyOf))].sort((a, b) => Number(a === "") - Number(b === ""));
  return keys.map((key) => ({ key, tasks: list.filter((task) => keyOf(task) === key) }));
}

const DAY = 86_400_000;
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const iso = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** The dates of a meeting that repeats; without a number of times, at most `most`. */
export function occurrences({ date, everyWeeks, times }: Pick<Meeting, "date" | "everyWeeks" | "times">, most = 26): string[] {
  if (Number.isNaN(day(date))) return [];
  const count = everyWeeks && everyWeeks > 0 ? Math.min(Math.max(1, Math.round(times ?? most)), most) : 1;
  return Array.from({ length: count }, (_, place) => iso(day(date) + place * 7 * (everyWeeks ?? 0)));
}

/** The next date of a meeting from today on; "" when all of them are over. */
export function next(meeting: Pick<Meeting, "date" | "everyWeeks" | "times">, today: string): string {
  return occurrences(meeting, 260).find((date) => date >= today) ?? "";
}

/** What a time line shows: places are shares of its length, from 0 to 1. */
export interface Axis {
  place: (date: string) => number;
  months: { at: number; date: string }[];
}

/** A time line from the first to the last of some dates, with room at both ends; null without dates. */
export function axis(dates: readonly string[]): Axis | null {
  const days = dates.map(day).filter((number) => !Number.isNaN(number));
  if (days.length === 0) return null;
  const first = Math.min(...days);
  const length = Math.max(Math.max(...days) - first, 14);
  const place = (date: string) => (day(date) - first) / length;
  const months: Axis["months"] = [];
  const start = new Date(first * DAY);
  for (let month = 1; month <= 36; month += 1) {
    const date = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1)).toISOString().slice(0, 10);
    if (place(date) > 1) break;
    months.push({ at: place(date), date });
  }
  return { place, months };
}

/** Places moved to the right, as little as needed, so that none is closer than `gap` to the one before; they must ascend. */
export function spread(places: readonly number[], gap: number): number[] {
  let before = Number.NEGATIVE_INFINITY;
  return places.map((place) => (before = Math.max(place, before + gap)));
}

/** A row for every place, so that labels closer than `gap` do not stand in the same one. */
export function lanes(places: readonly number[], gap: number, most: number): number[] {
  const ends = Array.from({ length: most }, () => Number.NEGATIVE_INFINITY);
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= gap);
    const lane = free >= 0 ? free : ends.indexOf(Math.min(...ends));
    ends[lane] = place;
    return lane;
  });
}

/** Today where the reader is, as ISO date. */
export function today(now: number): string {
  const here = new Date(now);
  return iso(Date.UTC(here.getFullYear(), here.getMonth(), here.getDate()) / DAY);
}

/** How many records a CSV holds below its header; line breaks inside quotes do not count. */
export function countRecords(csv: string): number {
  let quoted = false;
  let records = 0;
  let content = false;
  for (const sign of csv) {
    if (sign === '"') quoted = !quoted;
    if (sign === "\n" && !quoted) {
      if (content) records += 1;
      content = false;
    } else if (sign !== "\r" && sign !== "\uFEFF") content = true;
  }
  return Math.max(0, records + (content ? 1 : 0) - 1);
}
