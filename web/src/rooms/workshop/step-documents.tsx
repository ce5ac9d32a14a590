import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { queries } from "@/api/queries";
import type { DocumentView, StepRef } from "@/api/types";
import { useFacilitates, useMayLead, useSection, useSend, useWorkshopId } from "@/live/room";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Button } from "@/ui/button";
import { Badge } from "@/ui/small";
import { findStep, useWorkshop } from "../frame/workshop";
import styles from "./session.module.css";

/** The artifacts of the step: what to write in first, then what to read. */
export function StepDocuments({ step }: { step: StepRef }) {
  const t = useTexts(texts);
  const workshop = useWorkshop();
  const documents = useSection((room) => room.documents);
  const parts = useSection((room) => room.parts);
  const found = findStep(workshop, step);
  const edition = parts.find(({ id }) => id === step.part)?.edition;
  const here = documents.filter((document) => document.edition === edition);
  const of = (kinds: string[]) => kinds.flatMap((kind) => here.filter((document) => document.kind === kind));
  const writes = ownFirst(of(found?.step.writes ?? []));
  const reads = of((found?.step.reads ?? []).filter((kind) => !found?.step.writes.includes(kind)));
  if (writes.length + reads.length === 0) return null;
  return (
    <section aria-labelledby="documents" className={styles.block}>
      <h2 id="documents">{t("documents")}</h2>
      <ul className={styles.documents}>
        {writes.map((document) => (
          <DocumentLine key={document.id} document={document} main={!hasOwn(writes, document)} />
        ))}
        {reads.map((document) => (
          <DocumentLine key={document.id} document={document} />
        ))}
      </ul>
    </section>
  );
}

/** Where there is an own copy to write in - of the person, the pair, the table - the team's artifact stands behind it. */
function hasOwn(documents: readonly DocumentView[], { kind, scope }: DocumentView): boolean {
  return scope === "" && documents.some((document) => document.kind === kind && document.scope !== "" && document.writable);
}

function ownFirst(documents: readonly DocumentView[]): DocumentView[] {
  return [...documents].sort((a, b) => Number(hasOwn(documents, a)) - Number(hasOwn(documents, b)));
}

function DocumentLine({ document, main }: { document: DocumentView; main?: boolean }) {
  const t = useTexts(texts);
  const label = useLabel();
  const id = useWorkshopId();
  const leads = useMayLead();
  const facilitates = useFacilitates();
  const send = useSend();
  const kinds = useQuery(queries.kinds());
  const title = label(kinds.data?.find(({ key }) => key === document.kind)?.title) || document.kind;
  const name = document.owner ? `${title} (${document.owner})` : title;
  return (
    <li className={styles.document} data-main={main}>
      <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop: id, artifact: document.id }} className={styles.open}>
        {name}
      </Link>
      {main && document.writable && <Badge tone="accent">{t("document.write")}</Badge>}
      {document.frozen && <Badge>{t("document.frozen")}</Badge>}
      {document.locked && <Badge tone="warn">{t("document.locked")}</Badge>}
      {leads && !document.frozen && (
        <>
          {facilitates && (
            <Button
              size="small"
              kind="quiet"
              aria-label={t(document.locked ? "unlock.label" : "lock.label", { name })}
              onPress={() => void send({ type: document.locked ? "unlock" : "lock", artifact: document.id })}
            >
              {t(document.locked ? "unlock" : "lock")}
            </Button>
          )}
          <Button
            size="small"
            kind="quiet"
            aria-label={t("bring.label", { name })}
            onPress={() => void send({ type: "bring_everyone", artifact: document.id })}
          >
            {t("bring.short")}
          </Button>
        </>
      )}
    </li>
  );
}
