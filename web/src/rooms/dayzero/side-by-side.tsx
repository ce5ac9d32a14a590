import { useQueries } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { ColumnView, DocumentView } from "@/api/types";
import { useWorkshopId } from "@/live/room";
import texts from "@/texts/dayzero";
import { useLabel, useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Badge, Empty, Loading } from "@/ui/small";
import { useKind } from "../frame/kinds";
import { useWorkshop } from "../frame/workshop";
import { type Answer, agreement, marked, samePerson } from "./compare";
import styles from "./dayzero.module.css";

interface Sheet {
  content: { rows?: Record<string, unknown>[] };
}

const LOOK_EVERY_MS = 15_000;

/** All answers side by side, field by field: where people differ, and the words that only one of them uses. */
export function SideBySide({ sheets }: { sheets: DocumentView[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const workshop = useWorkshopId();
  const kind = useKind("hearing_sheet");
  const own = sheets.filter(({ scope }) => scope.startsWith("person:"));
  const shown = own.length > 0 ? own : sheets;
  const found = useQueries({
    queries: shown.map(({ id }) => ({
      queryKey: ["artifact", workshop, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Sheet>(`/workshops/${workshop}/artifacts/${id}`, { workshop, signal }),
      refetchInterval: LOOK_EVERY_MS,
    })),
  });
  const failed = found.find(({ isError, data }) => isError && !data);
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  if (!kind || found.some(({ data }) => !data)) return <Loading />;
  const people = found.flatMap(({ data }, place) => answersOf(data?.content.rows ?? [], shown[place]?.owner ?? ""));
  if (people.length === 0) return <Empty>{t("compare.nobody")}</Empty>;
  const columns = (kind.lists[0]?.columns ?? []).filter(({ name, computed }) => name !== "member" && name !== "role" && !computed);
  const questions = columns.map((column) => ({ column, answers: people.map(({ name, row }) => ({ who: name, text: String(row[column.name] ?? "") })) }));
  const answered = questions.filter(({ answers }) => agreement(answers) !== "empty");
  const blank = questions.filter(({ answers }) => agreement(answers) === "empty");
  return (
    <section aria-labelledby="compare" className={styles.compare}>
      <h3 id="compare">{t("compare")}</h3>
      <p className={styles.quiet}>
        {t("compare.how")} <mark className={styles.only}>{t("compare.example")}</mark>
      </p>
      {answered.map(({ column, answers }) => (
        <Question key={column.name} column={column} answers={answers} />
      ))}
      {blank.length > 0 && <p className={styles.quiet}>{t("compare.unanswered", { names: blank.map(({ column }) => label(column.label)).join(t("and")) })}</p>}
    </section>
  );
}

/** The rows to compare: of an own copy only its owner's, since it began as a copy of the team's. */
function answersOf(rows: readonly Record<string, unknown>[], owner: string): { name: string; row: Record<string, unknown> }[] {
  const member = (row: Record<string, unknown>) => String(row["member"] ?? "");
  return rows.filter((row) => !owner || samePerson(member(row), owner)).map((row) => ({ name: member(row) || "?", row }));
}

function Question({ column, answers }: { column: ColumnView; answers: Answer[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useWorkshop();
  const pieces = marked(answers, language);
  const found = agreement(answers);
  const tone = { same: "good", differs: "warn", alone: "plain", empty: "plain" } as const;
  return (
    <section className={styles.question} aria-label={label(column.label)}>
      <h4>
        {label(column.label)} <Badge tone={tone[found]}>{t(`compare.${found}`)}</Badge>
      </h4>
      <dl className={styles.answers}>
        {answers.map(({ who, text }, place) => (
          <div key={`${who} ${place}`} className={styles.answer}>
            <dt>{who}</dt>
            <dd lang={language}>
              {text.trim() === "" ? (
                <span className={styles.quiet}>{t("compare.blank")}</span>
              ) : (
                pieces[place]?.map((piece, number) =>
                  piece.only ? (
                    <mark key={number} className={styles.only}>
                      {piece.text}
                    </mark>
                  ) : (
                    <span key={number}>{piece.text}</span>
                  ),
                )
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
