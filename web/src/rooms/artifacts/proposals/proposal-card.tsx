import { useMemo, useState } from "react";
import type { ColumnView } from "@/api/types";
import { inWords } from "@/api/errors";
import { useOthers } from "@/live/awareness";
import { Cell } from "@/live/cell";
import { LOCAL } from "@/live/document";
import { useDocument } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Row } from "@/ui/layout";
import { Badge } from "@/ui/small";
import { notify } from "@/ui/toast-queue";
import { ValueControl } from "../controls/control";
import { useEditor } from "../editor/context";
import { LazyText } from "../fields/lazy-text";
import { OriginMark } from "../marks/origin-mark";
import { actions } from "../requests";
import { useCellText } from "../row-view";
import { isShared } from "../shape";
import { useTargets } from "../targets";
import type { Proposal } from "./use-proposals";
import styles from "./proposals.module.css";

/** One proposal: who makes it and why, what it says - to be edited before it is taken -, and the two answers. */
export function ProposalCard({ proposal, columns, about, present }: { proposal: Proposal; columns: readonly ColumnView[]; about: string; present?: Readonly<Record<string, string>> }) {
  const t = useTexts(texts);
  const { workshop, view, writable } = useEditor();
  const [busy, setBusy] = useState(false);
  const shown = columns.filter(({ name }) => proposal.values.has(name));
  const answer = async (what: "accept" | "refuse") => {
    setBusy(true);
    await actions.proposal(workshop, view.id, proposal.id, what).catch((error: unknown) => notify(inWords(error), "problem"));
    setBusy(false);
  };
  return (
    <article className={styles.card} data-proposal={proposal.id} id={`proposal-${proposal.id}`} tabIndex={-1} aria-label={t("proposal.of", { about })}>
      <header className={styles.head}>
        <Badge tone="accent">{t(proposal.field || proposal.replaces ? "proposal.change" : "proposal.new")}</Badge>
        <span>{about}</span>
        <OriginMark origin={{ state: "drafted", by: proposal.by, note: "", evidence: [] }} short />
        <span className={styles.by}>{authorName(t, proposal.by)}</span>
      </header>
      {proposal.note && <p className={styles.note}>{proposal.note}</p>}
      {shown.map((column) => (
        <ProposedValue key={column.name} proposal={proposal} column={column} present={present?.[column.name]} />
      ))}
      {writable && (
        <Row>
          <Button size="small" kind="primary" isDisabled={busy} onPress={() => void answer("accept")} aria-label={t("proposal.accept.label", { about })}>
            {t("proposal.accept")}
          </Button>
          <Button size="small" isDisabled={busy} onPress={() => void answer("refuse")} aria-label={t("proposal.refuse.label", { about })}>
            {t("proposal.refuse")}
          </Button>
        </Row>
      )}
    </article>
  );
}

function ProposedValue({ proposal, column, present }: { proposal: Proposal; column: ColumnView; present: string | undefined }) {
  const t = useTexts(texts);
  const label = useLabel()(column.label);
  const document = useDocument();
  const { writable } = useEditor();
  const others = useOthers(document.awareness);
  const cell = useMemo(() => new Cell(document.doc, proposal.values, column.name, LOCAL), [document, proposal.values, column.name]);
  const targets = useTargets(useMemo(() => [column], [column]));
  const text = useCellText(cell);
  const spot = { list: "proposals", row: proposal.id, column: column.name };
  return (
    <div className={styles.value}>
      <span className={styles.label}>{label}</span>
      {isShared(column) ? (
        <LazyText cell={cell} spot={spot} label={label} text={text} readOnly={!writable} others={others.filter(({ at }) => at?.list === "proposals" && at.row === proposal.id && at.column === column.name)} />
      ) : (
        <ValueControl cell={cell} column={column} label={label} readOnly={!writable} targets={targets.get(column.refs)} />
      )}
      {present && (
        <span className={styles.present}>
          {t("proposal.present")} <del>{present}</del>
        </span>
      )}
    </div>
  );
}

/** The author of a draft: rules, or a model by its name. */
export function authorName(t: (key: "author.rules" | "author.model", values?: Record<string, string | number>) => string, by: string): string {
  if (by === "rules") return t("author.rules");
  return by.startsWith("model:") ? t("author.model", { name: by.slice(6) }) : by;
}
