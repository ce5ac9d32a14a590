import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { download, fetchApi } from "@/api/client";
import { inWords } from "@/api/errors";
import { useWorkshopId } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Button } from "@/ui/button";
import { notify } from "@/ui/toast-queue";
import { countRecords } from "./model";
import styles from "./plan.module.css";

/** What can be taken away, and the name a file gets where the server gives none. */
const FORMATS = [
  { format: "prfaq", file: "prfaq.docx" },
  { format: "report", file: "report.pptx" },
  { format: "plan-xlsx", file: "plan.xlsx" },
  { format: "plan-ics", file: "plan.ics" },
  { format: "discovery", file: "discovery.md" },
  { format: "decisions", file: "decisions.csv" },
  { format: "assumptions", file: "open-assumptions.csv" },
  { format: "bundle", file: "workshop.gyakusan" },
] as const;
type Format = (typeof FORMATS)[number]["format"];

/** Downloads a document of the workshop; `busy` names the one that is being made. */
function useDownload(): { busy: string; take: (format: Format) => Promise<void> } {
  const workshop = useWorkshopId();
  const [busy, setBusy] = useState("");
  const take = async (format: Format) => {
    setBusy(format);
    try {
      await download(`/workshops/${workshop}/exports/${format}`, FORMATS.find((each) => each.format === format)?.file ?? format, workshop);
    } catch (error) {
      notify(inWords(error), "problem");
    }
    setBusy("");
  };
  return { busy, take };
}

/** Every document of the workshop, to take away. */
export function Downloads() {
  const t = useTexts(texts);
  const { busy, take } = useDownload();
  return (
    <ul role="list" className={styles.downloads}>
      {FORMATS.map(({ format, file }) => (
        <li key={format}>
          <Button kind="quiet" isDisabled={busy === format} onPress={() => void take(format)} className={styles.download ?? ""}>
            <span aria-hidden="true">↓</span> {t(`export.${format}`)} <span className={styles.quiet}>{file.slice(file.lastIndexOf("."))}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The one file that puts all meetings, reports and due dates into a calendar. */
export function CalendarButton() {
  const t = useTexts(texts);
  const { busy, take } = useDownload();
  return (
    <Button kind="primary" isDisabled={busy !== ""} onPress={() => void take("plan-ics")}>
      {t("calendar")}
    </Button>
  );
}

/** How many assumptions are still open; counted by the server's own list of them. */
export function Assumptions() {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const { busy, take } = useDownload();
  const found = useQuery({
    queryKey: ["assumptions", workshop],
    queryFn: async ({ signal }) => countRecords(await (await fetchApi("GET", `/workshops/${workshop}/exports/assumptions`, { workshop, signal })).text()),
    staleTime: 60_000,
  });
  if (found.data === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="open">
      <h2 id="open">{t("assumptions.title")}</h2>
      <p>{found.data > 0 ? t("assumptions", { count: found.data }) : t("assumptions.none")}</p>
      {found.data > 0 && (
        <div>
          <Button size="small" isDisabled={busy !== ""} onPress={() => void take("assumptions")}>
            {t("assumptions.list")}
          </Button>
        </div>
      )}
    </section>
  );
}
