import { useSection } from "@/live/room";
import texts from "@/texts/dayzero";
import { useFormats } from "@/texts/format";
import { useLabel, useTexts } from "@/texts/language";
import { Badge, Empty } from "@/ui/small";
import { useWorkshop } from "../frame/workshop";
import { homework, items, useRoleTitle } from "../frame/checks";
import styles from "./dayzero.module.css";

/** The items on the way into the next part, by who answers for them: everybody's homework, the own first. */
export function HomeworkList() {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const role = useRoleTitle();
  const { date } = useFormats();
  const views = useSection((room) => room.checks);
  const people = useSection((room) => room.people);
  const me = useSection((room) => room.me);
  const mine = (each: string) => each === me.role || (each === "facilitator" && me.access === "facilitator");
  const entering = items(program.checks, views).filter(({ view }) => view.when === "enter");
  const list = homework(entering, people).sort((a, b) => Number(mine(b.role)) - Number(mine(a.role)));
  if (list.length === 0) return <Empty>{t("homework.none")}</Empty>;
  return (
    <div className={styles.homework}>
      {list.map((work) => (
        <section key={work.role} className={styles.work} aria-labelledby={`homework-${work.role}`} data-mine={mine(work.role)}>
          <h3 id={`homework-${work.role}`}>
            {role(work.role)} {mine(work.role) && <Badge tone="accent">{t("homework.mine")}</Badge>}
          </h3>
          <p className={styles.quiet}>{work.people.join(t("and")) || t("homework.nobody")}</p>
          <ul role="list" className={styles.tasks}>
            {work.items.map(({ check, view }) => (
              <li key={check.id} data-state={view.state}>
                <span className={styles.sign} role="img" aria-label={t(`state.${view.state}`)}>
                  {view.state === "done" ? "✓" : view.state === "not_needed" ? "–" : "○"}
                </span>
                <span>
                  {label(check.title)}
                  <span className={styles.quiet}>
                    {" "}
                    {view.owner} {view.due && t("due.line", { date: date(view.due) })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
