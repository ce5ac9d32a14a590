import type { ReactNode } from "react";
import type { Other } from "@/live/awareness";
import { splitBlanks } from "../provenance";
import styles from "./marks.module.css";

/** A text that nobody here is writing in: blanks marked, the carets of others in their places. */
export function CellText({ text, others = [], unmarked }: { text: string; others?: readonly Other[]; unmarked?: boolean }) {
  const blanks = unmarked ? (words: string) => words : marked;
  const carets = others.filter(({ at }) => at?.start !== undefined).sort((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0));
  if (carets.length === 0) return <span className={styles.text}>{blanks(text)}</span>;
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const other of carets) {
    const to = Math.max(from, Math.min(text.length, other.at?.start ?? 0));
    pieces.push(<span key={`t${other.client}`}>{blanks(text.slice(from, to))}</span>, <Caret key={other.client} other={other} />);
    from = to;
  }
  return (
    <span className={styles.text}>
      {pieces}
      {blanks(text.slice(from))}
    </span>
  );
}

function marked(text: string): ReactNode {
  if (!text.includes("〔")) return text;
  return splitBlanks(text).map((piece, place) => (place % 2 ? <mark key={place} className={styles.blank}>{piece}</mark> : piece));
}

function Caret({ other }: { other: Other }) {
  return <span className={styles.caret} style={{ borderColor: other.user.colour }} title={other.user.name} />;
}

/** The names of those who are at a cell, on their colours. */
export function OthersHere({ others }: { others: readonly Other[] }) {
  if (others.length === 0) return null;
  return (
    <span className={styles.others}>
      {others.map(({ client, user }) => (
        <span key={client} className={styles.other} style={{ background: user.colour }}>
          {user.name}
        </span>
      ))}
    </span>
  );
}

/** The frame around a cell where others are. */
export function othersFrame(others: readonly Other[]): React.CSSProperties | undefined {
  const first = others[0];
  return first ? { boxShadow: `inset 0 0 0 2px ${first.user.colour}` } : undefined;
}
