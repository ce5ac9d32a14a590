import { useContext } from "react";
import type { ColumnView } from "@/api/types";
import { useList } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useLanguage, useTexts } from "@/texts/language";
import { Badge } from "@/ui/small";
import { useEditor } from "../editor/context";
import { readRow } from "../row-view";
import { type ListView, titleColumn } from "../shape";
import { showValue, type Value } from "../values";
import { Proposals } from "./proposals-context";
import { ProposalCard } from "./proposal-card";
import styles from "./proposals.module.css";

/** What is proposed for a list, below it. */
export function ListProposals({ list }: { list: ListView }) {
  const t = useTexts(texts);
  const label = useLabel();
  const language = useLanguage();
  const { kind } = useEditor();
  const rows = useList(list.name);
  const found = useContext(Proposals).filter((proposal) => proposal.list === list.name);
  if (found.length === 0) return null;
  const title = titleColumn(kind.key, list);
  return (
    <section className={styles.proposals} aria-label={t("proposals.for", { name: label(list.label) })}>
      <h3 className={styles.heading}>
        {t("proposals")} <Badge tone="accent">{found.length}</Badge>
      </h3>
      {found.map((proposal, place) => {
        const row = proposal.replaces ? rows.get(proposal.row) : undefined;
        const values = row ? readRow(row).values : {};
        const about = row ? String(values[title] ?? "").split("\n")[0] || t("row.untitled") : t("proposal.row", { number: place + 1 });
        return <ProposalCard key={proposal.id} proposal={proposal} columns={list.columns} about={about} present={shown(list.columns, values, language)} />;
      })}
    </section>
  );
}

/** The present values in words. */
export function shown(columns: readonly ColumnView[], values: Readonly<Record<string, Value>>, language: "ja" | "en"): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column.name, showValue(column, values[column.name] ?? null, language)]));
}
