import { download } from "@/api/client";
import { inWords } from "@/api/errors";
import { useDocument } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Row } from "@/ui/layout";
import { notify } from "@/ui/toast-queue";
import { useEditor, usePanels } from "../editor/context";
import { OriginMark } from "../marks/origin-mark";
import { usePlaceName } from "../panels/place-name";
import { authorName } from "../proposals/proposal-card";
import { ASSUMED, cellOrigin, type Evidence, type Origin, readOrigin } from "../provenance";
import { readRow } from "../row-view";
import type { Spot } from "../shape";
import styles from "./dialogs.module.css";

/** Where a statement comes from: how it is known, by whom, and what evidence there is. */
export function OriginDialog({ spot, close }: { spot: Spot; close: () => void }) {
  const t = useTexts(texts);
  const placeName = usePlaceName();
  const { writable } = useEditor();
  const { evidence } = usePanels();
  const origin = useOriginAt(spot);
  return (
    <Dialog title={placeName(spot)} isOpen onOpenChange={(open) => !open && close()}>
      {() => (
        <>
          <p className={styles.state}>
            <OriginMark origin={origin} />
            {origin.by && <span>{t("origin.from", { name: authorName(t, origin.by) })}</span>}
          </p>
          <p className={styles.quiet}>{t(`legend.${origin.state}`)}</p>
          {origin.note && <p className={styles.words}>{origin.note}</p>}
          {origin.evidence.length > 0 && <h3 className={styles.heading}>{t("evidence.shown", { count: origin.evidence.length })}</h3>}
          {origin.evidence.map((each, place) => (
            <ShownEvidence key={place} evidence={each} />
          ))}
          {writable && (
            <Row>
              <Button
                kind="primary"
                onPress={() => {
                  close();
                  evidence(spot);
                }}
              >
                {t("menu.evidence")}
              </Button>
            </Row>
          )}
        </>
      )}
    </Dialog>
  );
}

function useOriginAt({ list, row, column }: Spot): Origin {
  const document = useDocument();
  if (!list) return readOrigin(document.doc.getMap("origins").toJSON()[column]);
  const found = document.rows(list).get(row);
  if (!found) return ASSUMED;
  const { origins } = readRow(found);
  return column ? cellOrigin(origins, column) : origins.row;
}

function ShownEvidence({ evidence }: { evidence: Evidence }) {
  const t = useTexts(texts);
  const { date } = useFormats();
  const { workshop } = useEditor();
  const about = [evidence.source, evidence.on && date(evidence.on), evidence.noted_by && t("evidence.noted", { name: evidence.noted_by })];
  const web = /^https?:\/\//.test(evidence.url);
  const file = evidence.file || (!web && evidence.url.includes("/files/") ? (evidence.url.split("/files/")[1] ?? "") : "");
  return (
    <blockquote className={styles.evidence}>
      <p className={styles.words}>{evidence.text}</p>
      <footer className={styles.quiet}>{about.filter(Boolean).join(" · ")}</footer>
      {web && (
        <a href={evidence.url} target="_blank" rel="noreferrer noopener">
          {evidence.url}
        </a>
      )}
      {file && (
        <Row>
          <Button size="small" onPress={() => void download(`/workshops/${workshop}/files/${file}`, t("evidence.file"), workshop).catch((error: unknown) => notify(inWords(error), "problem"))}>
            {t("evidence.download")}
          </Button>
        </Row>
      )}
    </blockquote>
  );
}
