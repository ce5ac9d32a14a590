import { useSection } from "@/live/room";
import { DocumentProvider, useDocumentStatus } from "@/live/use-document";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { Loading } from "@/ui/small";
import { useWorkshop } from "../frame/workshop";
import { Chart } from "./chart";
import styles from "./decide.module.css";
import { RankingTable } from "./ranking-table";
import { useRankedRows } from "./use-ranked-rows";

/** What the program ranks, live: questions by impact, inventions by impact and difficulty. */
export function Rankings() {
  const { program } = useWorkshop();
  const documents = useSection((room) => room.documents);
  const parts = useSection((room) => room.parts);
  const rules = program.parts.flatMap((part) => part.phases.flatMap(({ steps }) => steps.flatMap(({ decide }) => (decide ? [decide] : []))));
  const order = new Map(parts.map(({ edition }, place) => [edition, place]));
  const shown = new Map<string, { id: string; rows: string; by: string; keep: number }>();
  for (const rule of rules) {
    const newest = documents
      .filter(({ kind, scope }) => kind === rule.artifact && scope === "")
      .sort((a, b) => (order.get(b.edition) ?? 0) - (order.get(a.edition) ?? 0))[0];
    if (newest) shown.set(rule.artifact, { id: newest.id, rows: rule.rows, by: rule.by, keep: rule.keep });
  }
  return [...shown].map(([kind, { id, rows, by, keep }]) => (
    <DocumentProvider key={id} artifact={id}>
      <Ranking kind={kind} artifact={id} list={rows} by={by} keep={keep} />
    </DocumentProvider>
  ));
}

function Ranking(rule: { kind: string; artifact: string; list: string; by: string; keep: number }) {
  const t = useTexts(texts);
  const { ready } = useDocumentStatus();
  const ranked = useRankedRows(rule.list, rule.by);
  if (!ready) return <Loading />;
  if (ranked.length === 0) return null;
  const plotted = ranked.filter(({ values }) => typeof values["impact"] === "number" && typeof values["difficulty"] === "number");
  return (
    <section className={styles.block} aria-label={t("ranking")}>
      <RankingTable ranked={ranked} {...rule} />
      {plotted.length > 1 && <Chart rows={plotted} artifact={rule.artifact} />}
    </section>
  );
}
