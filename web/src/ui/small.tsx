import type { ReactNode } from "react";
import common from "@/texts/common";
import { clock } from "@/texts/format";
import { useTexts } from "@/texts/language";
import { personColour } from "@/live/awareness";
import styles from "./small.module.css";

type Tone = "plain" | "accent" | "good" | "warn" | "bad";

/** A short word about a thing: its state, its kind. The word says it; the colour only helps. */
export function Badge({ children, tone = "plain" }: { children: ReactNode; tone?: Tone }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}

/** One or two letters for a name: the first of a Japanese name, initials of others. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s　]+/);
  if (/[぀-ヿ一-鿿]/.test(name)) return [...(words[0] ?? "")].slice(0, 2).join("");
  return words.slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();
}

/** A person as a coloured disc with letters; `present` adds a mark and a word. */
export function Avatar({ id, name, size = 28, present }: { id: string; name: string; size?: number; present?: boolean }) {
  return (
    <span
      className={styles.avatar}
      style={{ ["--person" as string]: personColour(id), width: size, height: size, fontSize: size * 0.4 }}
      data-present={present}
      data-letters={initials(name)}
      role="img"
      aria-label={name}
      title={name}
    />
  );
}

/** How much of something is over, as a ring; what is inside says it in words. */
export function ProgressRing({ share, size = 96, children }: { share: number; size?: number; children?: ReactNode }) {
  const width = Math.max(4, size / 14);
  const radius = (size - width) / 2;
  const length = 2 * Math.PI * radius;
  const shown = Math.min(1, Math.max(0, share));
  return (
    <span className={styles.ring} style={{ width: size, height: size }}>
      <svg width={size} height={size} aria-hidden="true">
        <circle cx={size / 2} cy={size / 2} r={radius} className={styles.track} strokeWidth={width} />
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          className={styles.share}
          strokeWidth={width}
          strokeDasharray={length}
          strokeDashoffset={length * (1 - shown)}
          transform={`rotate(-90 ${size / 2} ${size / 2})`}
        />
      </svg>
      <span className={styles.inside}>{children}</span>
    </span>
  );
}

/**
 * The time left, as digits that keep their width. Over time and the last minute are said by sign and colour; it is read
 * only when asked for, not every second.
 */
export function Clock({ leftMs, paused, size = "medium" }: { leftMs: number; paused?: boolean; size?: "medium" | "large" | "wall" }) {
  const t = useTexts(common);
  const state = leftMs < 0 ? "over" : leftMs <= 60_000 ? "soon" : "fine";
  const words = leftMs < 0 ? t("clock.over", { time: clock(-leftMs) }) : t("clock.left", { time: clock(leftMs) });
  return (
    <span className={styles.clock} data-state={state} data-size={size} role="timer" aria-label={paused ? `${words} ${t("clock.paused")}` : words}>
      {clock(leftMs)}
      {paused && <span className={styles.paused}>{t("clock.paused")}</span>}
    </span>
  );
}

/** Something is on its way. */
export function Loading({ label }: { label?: string }) {
  const t = useTexts(common);
  return (
    <p className={styles.loading} role="status">
      <span className={styles.spinner} aria-hidden="true" />
      {label ?? t("loading")}
    </p>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>;
}
