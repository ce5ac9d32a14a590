import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { queries } from "@/api/queries";
import { useMayLead, useSection, useSend, useWorkshopId } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { Button } from "@/ui/button";
import { Badge } from "@/ui/small";
import styles from "./decide.module.css";
import type { RankedRow } from "./use-ranked-rows";

interface Properties {
  kind: string;
  artifact: string;
  list: string;
  by: string;
  keep: number;
  ranked: readonly RankedRow[];
}

/** The ranking as a table, with how each value came about, and a button that decides by it. */
export function RankingTable({ kind, artifact, list, by, keep, ranked }: Properties) {
  const t = useTexts(texts);
  const label = useLabel();
  const { number } = useFormats();
  const id = useWorkshopId();
  const send = useSend();
  const leads = useMayLead();
  const me = useSection((room) => room.me);
  const described = useQuery(queries.kinds()).data?.find(({ key }) => key === kind);
  const column = described?.lists.find(({ name }) => name === list)?.columns.find(({ name }) => name === by);
  const known = ranked.filter(({ value }) => value !== null);
  const title = described ? label(described.title) : kind;
  const decide = () =>
    void send({
      type: "decide",
      subject: t("ranking.subject", { name: title }),
      method: "score",
      chosen: known.slice(0, keep).map((row) => row.id),
      options: ranked.slice(0, 200).map((row) => ({ id: row.id, title: row.title, row: row.id })),
      artifact,
      list_name: list,
    });
  return (
    <>
      <div className={styles.head}>
        <h2>{t("ranking.of", { name: title, by: column ? label(column.label) : by })}</h2>
        {(leads || me.role === "product_manager") && known.length > 0 && (
          <Button size="small" onPress={decide}>
            {t("ranking.decide", { count: Math.min(keep, known.length) })}
          </Button>
        )}
      </div>
      <ol className={styles.ranking}>
        {ranked.slice(0, 12).map((row) => (
          <li key={row.id}>
            <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop: id, artifact }} hash={row.id} className={styles.link}>
              {row.title || t("untitled")}
            </Link>
            <span className={styles.value}>{row.value === null ? t("unknown") : number(row.value)}</span>
            {row.values["chosen"] === true && <Badge tone="good">{t("is_chosen")}</Badge>}
            {row.values["basis"] ? <span className={styles.quiet}>{String(row.values["basis"])}</span> : null}
          </li>
        ))}
      </ol>
      {ranked.length > 12 && <p className={styles.quiet}>{t("ranking.more", { count: ranked.length - 12 })}</p>}
    </>
  );
}
