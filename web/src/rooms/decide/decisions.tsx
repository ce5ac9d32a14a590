import { useSection } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { Badge } from "@/ui/small";
import styles from "./decide.module.css";

/** What was decided so far, newest first. */
export function Decisions() {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  const decisions = useSection((room) => room.decisions);
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions" className={styles.block}>
      <h2 id="decisions">{t("decisions")}</h2>
      <ul className={styles.decisions}>
        {[...decisions].reverse().map((decision) => (
          <li key={decision.id}>
            <strong>{decision.subject}</strong>
            <span>{decision.chosen.join(t("and"))}</span>
            <span className={styles.quiet}>
              {t(`by.${decision.method}`, { by: decision.by })} {dateTime(decision.at)}
              {decision.die !== null && ` ${t("die.showed", { number: decision.die })}`}
            </span>
            <Badge tone={decision.two_way ? "plain" : "warn"}>{t(decision.two_way ? "two_way" : "one_way")}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}
