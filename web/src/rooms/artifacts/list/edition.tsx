import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { DocumentView, KindView } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { accent } from "@/ui/accent";
import { Badge } from "@/ui/small";
import { useWorkshop } from "../../frame/workshop";
import { grouped, type KindGroup } from "./groups";
import styles from "./list.module.css";

/** The artifacts of one edition, by process and in its colour. */
export function EditionArtifacts({ edition, kinds }: { edition: string; kinds: readonly KindView[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const documents = useSection((room) => room.documents);
  const groups = useMemo(() => grouped(program, documents, edition), [program, documents, edition]);
  return (
    <div className={styles.groups}>
      {groups.map(({ process, kinds: found }) => {
        const described = program.processes.find(({ id }) => id === process);
        return (
          <section key={process ?? ""} {...accent(described?.colour)} className={styles.group}>
            <h3 className={styles.process}>{described ? label(described.title) : t("list.no_process")}</h3>
            <ul role="list" className={styles.kinds}>
              {found.map((group) => (
                <KindLine key={group.kind} group={group} view={kinds.find(({ key }) => key === group.kind)} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function KindLine({ group, view }: { group: KindGroup; view: KindView | undefined }) {
  const label = useLabel();
  const title = label(view?.title) || group.kind;
  const [first, ...copies] = group.documents;
  if (!first) return null;
  const own = first.scope === "";
  return (
    <li className={styles.kind}>
      {own && <DocumentLink document={first} title={title} />}
      {!own && <span className={styles.kindName}>{title}</span>}
      {(!own || copies.length > 0) && (
        <ul role="list" className={styles.copies}>
          {(own ? copies : group.documents).map((document) => (
            <li key={document.id}>
              <DocumentLink document={document} title={document.owner || document.scope} context={title} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function DocumentLink({ document, title, context }: { document: DocumentView; title: string; context?: string }) {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  return (
    <span className={styles.line}>
      <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop, artifact: document.id }} className={context ? styles.copy : styles.open}>
        {context && <span className="visually-hidden">{context}: </span>}
        {title}
      </Link>
      {document.writable && <Badge tone="accent">{t("document.writable")}</Badge>}
      {document.frozen && <Badge>{t("document.frozen")}</Badge>}
      {document.locked && !document.frozen && <Badge tone="warn">{t("document.locked")}</Badge>}
    </span>
  );
}
