import { useContext, useMemo } from "react";
import type { ColumnView } from "@/api/types";
import { useLabel, useLanguage } from "@/texts/language";
import { useScalars } from "../fields/use-scalars";
import { shown } from "./list-proposals";
import { ProposalCard } from "./proposal-card";
import styles from "./proposals.module.css";
import { Proposals } from "./proposals-context";

/** What is proposed for a scalar field, below it. */
export function FieldProposals({ column }: { column: ColumnView }) {
  const found = useContext(Proposals).filter(({ list, field }) => list === "" && field === column.name);
  return found.length > 0 ? <Cards column={column} proposals={found} /> : null;
}

function Cards({ column, proposals }: { column: ColumnView; proposals: React.ContextType<typeof Proposals> }) {
  const about = useLabel()(column.label);
  const language = useLanguage();
  const { values } = useScalars();
  const columns = useMemo(() => [column], [column]);
  return (
    <div className={styles.proposals}>
      {proposals.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} columns={columns} about={about} present={shown(columns, values, language)} />
      ))}
    </div>
  );
}
