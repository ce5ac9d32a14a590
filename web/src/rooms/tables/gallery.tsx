import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DocumentView } from "@/api/types";
import { useSection, useSend, useWorkshopId } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/tables";
import { Button } from "@/ui/button";
import { Page, Row } from "@/ui/layout";
import { Segments } from "@/ui/segments";
import { Badge, Empty } from "@/ui/small";
import { useKindTitle } from "../frame/kinds";
import { useWorkshop } from "../frame/workshop";
import { Comments } from "./comments";
import { Exhibit } from "./exhibit";
import { exhibits } from "./seating";
import styles from "./tables.module.css";
import { TableVote } from "./table-vote";

/** The gallery walk: what the tables made, side by side, with comments and the way to the vote. */
export default function GalleryPage() {
  const t = useTexts(texts);
  const title = useKindTitle();
  const workshop = useWorkshopId();
  const { program } = useWorkshop();
  const documents = useSection((room) => room.documents);
  const revealed = useSection((room) => room.revealed);
  const facilitates = useSection((room) => room.me.access === "facilitator");
  const shown = documents.filter(({ scope, kind, edition }) => scope.startsWith("table:") && revealed.some((reveal) => reveal.kind === kind && reveal.edition === edition));
  const kinds = [...new Set([...exhibits(program), ...shown.map(({ kind }) => kind)])].filter((kind) => facilitates || shown.some((document) => document.kind === kind));
  const [chosen, setChosen] = useState("");
  const kind = kinds.includes(chosen) ? chosen : (kinds.find((each) => shown.some((document) => document.kind === each)) ?? kinds[0] ?? "");
  const here = shown.filter((document) => document.kind === kind);
  return (
    <Page
      title={t("gallery")}
      actions={
        <Link to="/w/$workshop/tables" params={{ workshop }} className={styles.link}>
          {t("to_tables")}
        </Link>
      }
    >
      <TableVote />
      {kinds.length > 1 && <Segments hideLabel label={t("kind")} choices={kinds.map((id) => ({ id, label: title(id) }))} value={kind} onChange={setChosen} />}
      {facilitates && kind && here.length === 0 && <RevealKind kind={kind} />}
      {here.length === 0 ? <Empty>{t("gallery.later")}</Empty> : <Wall documents={here} />}
    </Page>
  );
}

function Wall({ documents }: { documents: DocumentView[] }) {
  const t = useTexts(texts);
  const me = useSection((room) => room.me);
  const order = [...documents].sort((a, b) => Number(a.scope === `table:${me.table}`) - Number(b.scope === `table:${me.table}`));
  return (
    <>
      <p className={styles.quiet}>{t("comment.help")}</p>
      <div className={styles.wall}>
        {order.map((document) => (
          <article key={document.id} className={styles.exhibit} aria-labelledby={`exhibit-${document.id}`}>
            <h2 id={`exhibit-${document.id}`}>
              {document.owner} {document.scope === `table:${me.table}` && <Badge tone="accent">{t("mine")}</Badge>}
            </h2>
            <Exhibit document={document} />
            <Comments artifact={document.id} owner={document.owner} />
          </article>
        ))}
      </div>
    </>
  );
}

function RevealKind({ kind }: { kind: string }) {
  const t = useTexts(texts);
  const title = useKindTitle();
  const send = useSend();
  return (
    <Row>
      <Button kind="primary" onPress={() => void send({ type: "reveal", kind })}>
        {t("reveal", { name: title(kind) })}
      </Button>
    </Row>
  );
}
