import { Link } from "@tanstack/react-router";
import { useSection, useWorkshopId } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/tables";
import { Page } from "@/ui/layout";
import { Empty } from "@/ui/small";
import { Setup } from "./setup";
import { TableCard } from "./table-card";
import styles from "./tables.module.css";

/** The tables of a workshop with many people: the own one first, for the facilitator who sits where. */
export default function TablesPage() {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const me = useSection((room) => room.me);
  const tables = useSection((room) => room.tables);
  const mine = tables.filter(({ id }) => id === me.table);
  const others = tables.filter(({ id }) => id !== me.table);
  const gallery = (
    <Link to="/w/$workshop/gallery" params={{ workshop }} className={styles.link}>
      {t("to_gallery")}
    </Link>
  );
  return (
    <Page title={t("title")} actions={tables.length > 0 && gallery}>
      {me.access === "facilitator" && <Setup />}
      {tables.length === 0 && me.access !== "facilitator" && <Empty>{t("none")}</Empty>}
      {mine.map((table) => (
        <TableCard key={table.id} table={table} mine />
      ))}
      {others.length > 0 && (
        <section aria-labelledby="others" className={styles.section}>
          {mine.length > 0 && <h2 id="others">{t("others")}</h2>}
          <div className={styles.tables}>
            {others.map((table) => (
              <TableCard key={table.id} table={table} />
            ))}
          </div>
        </section>
      )}
    </Page>
  );
}
