import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import type { Origin, State } from "../provenance";
import styles from "./marks.module.css";

// An eye, a person, a question, a pen: forms that stay apart without their colours.
const SHAPES: Record<State, string> = {
  observed: "M1 8s2.6-4.5 7-4.5S15 8 15 8s-2.6 4.5-7 4.5S1 8 1 8zm7 2.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  provided: "M8 8a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 8 8zm-6 6.5c0-3 2.7-5 6-5s6 2 6 5z",
  assumed: "M8 1 15.5 14.5H.5zM7.2 6v4.2h1.6V6zm0 5.2v1.5h1.6v-1.5z",
  drafted: "M11.5 1.5l3 3L6 13l-4 1 1-4zM10 3l3 3",
};

/** How a statement is known: form, colour and word. `short` leaves the word to the tooltip and to screen readers. */
export function OriginMark({ origin, short }: { origin: Origin; short?: boolean }) {
  const t = useTexts(texts);
  const word = t(`origin.${origin.state}`);
  return (
    <span className={styles.origin} data-state={origin.state} title={originWords(t, origin)}>
      <svg viewBox="0 0 16 16" width="11" height="11" aria-hidden="true">
        <path d={SHAPES[origin.state]} fillRule="evenodd" />
      </svg>
      <span className={short ? "visually-hidden" : undefined}>{word}</span>
    </span>
  );
}

/** An origin in words: how it is known, by whom, since when, why. */
export function originWords(t: (key: `origin.${State}` | "origin.by", values?: Record<string, string | number>) => string, origin: Origin): string {
  const by = origin.by ? t("origin.by", { state: t(`origin.${origin.state}`), name: origin.by }) : t(`origin.${origin.state}`);
  return [by, origin.note].filter(Boolean).join(" - ");
}

const STATES: readonly State[] = ["observed", "provided", "assumed", "drafted"];

/** What the marks mean. `foldable`: on narrow screens only the help shows it. */
export function Legend({ foldable }: { foldable?: boolean }) {
  const t = useTexts(texts);
  return (
    <ul role="list" className={`${styles.legend} ${foldable ? styles.foldable : ""}`} aria-label={t("legend")}>
      {STATES.map((state) => (
        <li key={state} className={styles.legendItem}>
          <OriginMark origin={{ state, by: "", note: "", evidence: [] }} />
          <span>{t(`legend.${state}`)}</span>
        </li>
      ))}
      <li className={styles.legendItem}>
        <mark className={styles.blank}>{t("legend.blank.mark")}</mark>
        <span>{t("legend.blank")}</span>
      </li>
    </ul>
  );
}
