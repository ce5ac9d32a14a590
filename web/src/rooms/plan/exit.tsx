import { useSection } from "@/live/room";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { CheckItem } from "../frame/check-item";
import { items, progress } from "../frame/checks";
import { useWorkshop } from "../frame/workshop";
import styles from "./plan.module.css";

/** What must be settled before the running part ends. */
export function ExitChecklist() {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const views = useSection((room) => room.checks);
  const list = items(program.checks, views).filter(({ view }) => view.when === "leave");
  const part = program.parts.find(({ id }) => id === list[0]?.view.part);
  if (list.length === 0) return null;
  const { settled, all } = progress(list);
  return (
    <section aria-labelledby="exit">
      <h2 id="exit">{t("exit", { part: label(part?.title) })}</h2>
      <p className={styles.quiet}>{t("exit.progress", { settled, all })}</p>
      <ul role="list" aria-labelledby="exit">
        {list.map((item) => (
          <CheckItem key={item.check.id} item={item} />
        ))}
      </ul>
    </section>
  );
}
