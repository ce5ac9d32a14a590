import { useSection } from "@/live/room";
import texts from "@/texts/dayzero";
import { useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";
import { Empty } from "@/ui/small";
import { type TabItem, Tabs } from "@/ui/tabs";
import { useNewest } from "../frame/kinds";
import { useWorkshop } from "../frame/workshop";
import { Board } from "./board";
import styles from "./dayzero.module.css";
import { Hearing } from "./hearing";
import { HomeworkList } from "./homework";
import { Patterns } from "./patterns";

/** Preparation: what has to be ready, who answers for it, what tends to go wrong, and what each member believes. */
export default function DayZeroPage() {
  const t = useTexts(texts);
  const { program } = useWorkshop();
  const checks = useSection((room) => room.checks.length);
  const hearing = useNewest("hearing_sheet").length > 0;
  const tabs: TabItem[] = [
    { id: "board", label: t("tab.board"), content: checks > 0 ? <Board /> : <Empty>{t("board.none")}</Empty> },
    ...(checks > 0 ? [{ id: "homework", label: t("tab.homework"), content: <HomeworkList /> }] : []),
    ...(hearing ? [{ id: "hearing", label: t("tab.hearing"), content: <Hearing /> }] : []),
    ...(program.patterns.length > 0 ? [{ id: "patterns", label: t("tab.patterns"), content: <Patterns /> }] : []),
  ];
  return (
    <Page title={t("title")}>
      <div className={styles.page}>
        <Tabs label={t("title")} items={tabs} />
      </div>
    </Page>
  );
}
