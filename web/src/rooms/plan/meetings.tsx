import { useNow } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import common from "@/texts/common";
import { Badge } from "@/ui/small";
import { useKind } from "../frame/kinds";
import { type Meeting, next, today } from "./model";
import styles from "./plan.module.css";

/** Meetings and reports with their next date. */
export function Meetings({ meetings }: { meetings: Meeting[] }) {
  const t = useTexts(texts);
  if (meetings.length === 0) return <p className={styles.quiet}>{t("meetings.none")}</p>;
  return (
    <ul role="list" className={styles.meetings}>
      {meetings.map((meeting) => (
        <MeetingLine key={meeting.id} meeting={meeting} />
      ))}
    </ul>
  );
}

function MeetingLine({ meeting }: { meeting: Meeting }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const label = useLabel();
  const { date } = useFormats();
  const now = today(useNow(60_000));
  const kinds = useKind("plan")?.lists.find(({ name }) => name === "meetings")?.columns.find(({ name }) => name === "kind");
  const kind = label(kinds?.choices.find(({ code }) => code === meeting.kind)?.label);
  const coming = next(meeting, now);
  return (
    <li className={styles.meeting}>
      <strong>{meeting.title || kind}</strong> {kind && meeting.title && <Badge tone={meeting.kind === "executive_report" ? "accent" : "plain"}>{kind}</Badge>}
      <p>
        {!meeting.date ? t("undated") : coming ? t("meeting.next", { date: date(coming) }) : t("meeting.over", { date: date(meeting.date) })} {meeting.start}{" "}
        {meeting.minutes !== null && c("minutes", { count: meeting.minutes })}
      </p>
      <p className={styles.quiet}>
        {meeting.everyWeeks ? t("meeting.every", { count: meeting.everyWeeks }) : ""} {meeting.times ? t("meeting.times", { count: meeting.times }) : ""} {meeting.attendees}
      </p>
    </li>
  );
}
