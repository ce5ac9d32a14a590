import { useSection } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Badge } from "@/ui/small";
import styles from "./session.module.css";

/** How far the meeting is ahead or behind, and what the breaks have given. */
export function Behind() {
  const t = useTexts(texts);
  const { behind_ms, shrunk_breaks_ms, step } = useSection((room) => room.clock);
  if (!step) return null;
  const minutes = Math.round(Math.abs(behind_ms) / 60_000);
  const shrunk = Math.round(shrunk_breaks_ms / 60_000);
  return (
    <span className={styles.badges} role="status">
      {minutes === 0 ? (
        <Badge tone="good">{t("behind.on_time")}</Badge>
      ) : behind_ms > 0 ? (
        <Badge tone="warn">{t("behind.behind", { minutes })}</Badge>
      ) : (
        <Badge tone="good">{t("behind.ahead", { minutes })}</Badge>
      )}
      {shrunk > 0 && <Badge tone="warn">{t("behind.breaks", { minutes: shrunk })}</Badge>}
    </span>
  );
}
