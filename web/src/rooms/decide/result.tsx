import type { VoteResult, VoteView } from "@/api/types";
import { useMayLead, useSection, useSend } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/layout";
import { Badge } from "@/ui/small";
import { useWorkshop } from "../frame/workshop";
import styles from "./decide.module.css";

/** What came out, most first; a tie is the product manager's to settle. */
export function Result({ vote, result }: { vote: VoteView; result: VoteResult }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const me = useSection((room) => room.me);
  const people = useSection((room) => room.people);
  const leads = useMayLead();
  const send = useSend();
  const most = Math.max(1, ...result.tallies.map(({ total }) => total));
  const sorted = [...result.tallies].sort((a, b) => b.total - a.total);
  const title = (id: string) => vote.options.find((option) => option.id === id)?.title ?? "?";
  const tie = result.leading.length > 1;
  const { program } = useWorkshop();
  const last = new Set(program.people.roles.filter(({ decides }) => decides).map(({ id }) => id));
  const manager = people.some(({ role }) => last.has(role));
  const may = leads || last.has(me.role);
  return (
    <>
      <table className={styles.result}>
        <caption className="visually-hidden">{vote.subject}</caption>
        <thead className="visually-hidden">
          <tr>
            <th>{t("option")}</th>
            <th>{t("total")}</th>
            <th>{t("decide.column")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((tally) => (
            <tr key={tally.option} data-leading={result.leading.includes(tally.option)}>
              <th scope="row">
                {title(tally.option)} {result.leading.includes(tally.option) && <Badge tone="accent">{t(tie ? "tied" : "leading")}</Badge>}
                {vote.criteria.length > 1 && (
                  <span className={styles.quiet}>
                    {Object.entries(tally.by_criterion)
                      .map(([criterion, points]) => `${criterion} ${number(points)}`)
                      .join(" · ")}
                  </span>
                )}
              </th>
              <td className={styles.bar}>
                <span style={{ inlineSize: `${(100 * tally.total) / most}%` }} aria-hidden="true" />
                {t(vote.method === "dots" ? "points.dots" : "points.scores", { total: number(tally.total), voters: tally.voters })}
              </td>
              <td>
                {may && !vote.decided && (
                  <Button
                    size="small"
                    aria-label={t("decide.for", { title: title(tally.option) })}
                    onPress={() =>
                      void send({
                        type: "decide",
                        subject: vote.subject,
                        method: "vote",
                        vote: vote.id,
                        chosen: [tally.option],
                        options: vote.options,
                        artifact: vote.artifact,
                        list_name: vote.list_name,
                      })
                    }
                  >
                    {t("decide.this")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tie && !vote.decided && <Notice tone="warn">{t(manager ? "tie" : "tie.no_manager")}</Notice>}
      {vote.decided && <Notice tone="good">{t("decided")}</Notice>}
    </>
  );
}
