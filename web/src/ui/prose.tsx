import type { ReactNode } from "react";
import styles from "./prose.module.css";

/** Text of a program: paragraphs, and lists of lines that begin with "- " or a number. Nothing in it becomes markup. */
export function Prose({ text, lang, className = "" }: { text: string; lang?: string; className?: string }) {
  return (
    <div className={`${styles.prose} ${className}`} lang={lang}>
      {blocks(text)}
    </div>
  );
}

const BULLET = /^[-*・]\s*(.*)$/;
const NUMBERED = /^\d+[.)]\s+(.*)$/;

function blocks(text: string): ReactNode[] {
  const found: ReactNode[] = [];
  let items: string[] = [];
  let numbered = false;
  const close = () => {
    if (items.length === 0) return;
    const lines = items.map((item, place) => <li key={place}>{item}</li>);
    found.push(numbered ? <ol key={found.length}>{lines}</ol> : <ul key={found.length}>{lines}</ul>);
    items = [];
  };
  for (const line of text.split("\n").map((entry) => entry.trim())) {
    const bullet = BULLET.exec(line)?.[1];
    const number = NUMBERED.exec(line)?.[1];
    if (bullet === undefined && number === undefined) close();
    if (bullet !== undefined || number !== undefined) {
      if (items.length > 0 && numbered !== (number !== undefined)) close();
      numbered = number !== undefined;
      items.push(bullet ?? number ?? "");
    } else if (line) found.push(<p key={found.length}>{line}</p>);
  }
  close();
  return found;
}
