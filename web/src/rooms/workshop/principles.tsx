import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { useWorkshop } from "../frame/workshop";
import styles from "./session.module.css";

/** The rules that are always in sight. */
export function Principles() {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  if (program.principles.length === 0) return null;
  return (
    <section aria-labelledby="principles" className={styles.block}>
      <h2 id="principles">{t("principles")}</h2>
      <dl className={styles.principles}>
        {program.principles.map((principle) => (
          <div key={principle.id}>
            <dt>{label(principle.title)}</dt>
            <dd>{label(principle.text)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
