import type { ReactNode } from "react";
import styles from "./layout.module.css";
import { useTitle } from "./use-title";

interface Properties {
  children: ReactNode;
  className?: string;
}

/** Things below each other. */
export function Stack({ children, className = "" }: Properties) {
  return <div className={`${styles.stack} ${className}`}>{children}</div>;
}

/** Things beside each other, wrapping. */
export function Row({ children, className = "" }: Properties) {
  return <div className={`${styles.row} ${className}`}>{children}</div>;
}

/** A framed area. */
export function Card({ children, className = "" }: Properties) {
  return <section className={`${styles.card} ${styles.stack} ${className}`}>{children}</section>;
}

/** Something to know before going on. */
export function Notice({ children, tone = "plain" }: { children: ReactNode; tone?: "plain" | "good" | "warn" | "bad" }) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "bad" ? "alert" : undefined}>
      {children}
    </div>
  );
}

/** The content of a page outside of workshops: a heading with its actions, and what follows. */
export function Page({ title, actions, narrow, children }: { title: string; actions?: ReactNode; narrow?: boolean; children: ReactNode }) {
  useTitle(title);
  return (
    <div className={`${styles.page} ${narrow ? styles.narrow : ""}`}>
      <div className={styles.title}>
        <h1>{title}</h1>
        {actions}
      </div>
      {children}
    </div>
  );
}
