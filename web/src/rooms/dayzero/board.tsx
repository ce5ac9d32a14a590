import { useSection } from "@/live/room";
import texts from "@/texts/dayzero";
import { useLabel, useTexts } from "@/texts/language";
import { Card } from "@/ui/layout";
import { ProgressRing } from "@/ui/small";
import { useWorkshop } from "../frame/workshop";
import { CheckItem } from "../frame/check-item";
import { type Item, items, progress } from "../frame/checks";
import styles from "./dayzero.module.css";
import { StartPart } from "./start-part";

/** The readiness board: what must be there before the next part, and before the running one may end. */
export function Board() {
  const { program } = useWorkshop();
  const views = useSection((room) => room.checks);
  const all = items(program.checks, views);
  const parts = [...new Set(views.map(({ part, when }) => `${part} ${when}`))];
  return (
    <>
      {parts.map((key) => (
        <Group key={key} group={all.filter(({ view }) => `${view.part} ${view.when}` === key)} />
      ))}
    </>
  );
}

function Group({ group }: { group: Item[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const view = group[0]?.view;
  if (!view) return null;
  const part = label(program.parts.find(({ id }) => id === view.part)?.title);
  const { settled, all, blocking } = progress(group);
  const title = `checks-${view.part}-${view.when}`;
  return (
    <Card>
      <div className={styles.head}>
        <ProgressRing share={all ? settled / all : 1} size={64}>
          {settled}/{all}
        </ProgressRing>
        <div>
          <h2 id={title}>{t(view.when === "enter" ? "board.enter" : "board.leave", { part })}</h2>
          <p className={styles.quiet}>
            {t("board.progress", { settled, all })} {blocking > 0 && t("board.blocking", { count: blocking })}
          </p>
        </div>
      </div>
      <ul role="list" aria-labelledby={title} className={styles.items}>
        {group.map((item) => (
          <CheckItem key={item.check.id} item={item} />
        ))}
      </ul>
      {view.when === "enter" && <StartPart part={view.part} />}
    </Card>
  );
}
