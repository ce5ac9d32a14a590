import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { DocumentView } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Failed } from "@/ui/boundary";
import { Page } from "@/ui/layout";
import { Select } from "@/ui/select";
import { Badge, Empty, Loading } from "@/ui/small";
import { useKindTitle } from "../frame/kinds";
import { useWorkshop } from "../frame/workshop";
import { ChangeList } from "./change-list";
import type { Change, Content } from "./changes";
import styles from "./compare.module.css";

/** What an edition changed in comparison with the one that it started from, artifact by artifact, in words. */
export default function ComparePage() {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const documents = useSection((room) => room.documents);
  const parts = useSection((room) => room.parts);
  const later = parts.filter(({ id, edition, started_at }) => {
    const startsFrom = program.parts.find((part) => part.id === id)?.starts_from ?? [];
    return started_at !== null && (startsFrom.length > 0 || edition !== id) && documents.some((document) => document.edition === edition);
  });
  const [chosen, setChosen] = useState("");
  const shown = later.find(({ edition }) => edition === chosen) ?? later.at(-1);
  const title = (edition: string, id: string) => {
    const runs = parts.filter((part) => part.id === id);
    const number = runs.findIndex((part) => part.edition === edition);
    return `${label(program.parts.find((part) => part.id === id)?.title)}${number > 0 ? ` (${number + 1})` : ""}`;
  };
  if (!shown)
    return (
      <Page title={t("diff.title")}>
        <Empty>{t("diff.none")}</Empty>
      </Page>
    );
  return (
    <Page title={t("diff.title")}>
      {later.length > 1 && (
        <Select label={t("diff.edition")} choices={later.map(({ id, edition }) => ({ id: edition, label: title(edition, id) }))} value={shown.edition} onChange={setChosen} className={styles.edition} />
      )}
      <p>{t("diff.intro", { after: title(shown.edition, shown.id) })}</p>
      <Differences key={shown.edition} documents={documents.filter(({ edition, scope }) => edition === shown.edition && scope === "")} />
    </Page>
  );
}

interface Artifact {
  content: Content;
}
interface Difference {
  changes: Change[];
}

/** What is not a copy has nothing to be compared with. */
const isFresh = (error: unknown) => error instanceof ApiError && error.status >= 404 && error.status < 500;

function Differences({ documents }: { documents: DocumentView[] }) {
  const t = useTexts(texts);
  const kindTitle = useKindTitle();
  const workshop = useWorkshopId();
  const found = useQueries({
    queries: documents.map(({ id }) => ({
      queryKey: ["diff", workshop, id],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const path = `/workshops/${workshop}/artifacts/${id}`;
        const difference = await api.get<Difference | null>(`${path}/diff`, { workshop, signal });
        const changes = difference?.changes ?? [];
        const artifact = changes.length > 0 ? await api.get<Artifact>(path, { workshop, signal }) : null;
        return { changes, content: artifact?.content ?? {} };
      },
    })),
  });
  const failed = found.find(({ error }) => error && !isFresh(error));
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  if (found.some(({ isPending }) => isPending)) return <Loading />;
  const all = documents.map((document, place) => ({ document, fresh: Boolean(found[place]?.error), ...(found[place]?.data ?? { changes: [], content: {} }) }));
  const changed = all.filter(({ changes }) => changes.length > 0);
  const same = all.filter(({ changes, fresh }) => changes.length === 0 && !fresh);
  const fresh = all.filter((each) => each.fresh);
  return (
    <div className={styles.artifacts}>
      {changed.length === 0 && same.length > 0 && <Empty>{t("diff.same")}</Empty>}
      {changed.map(({ document, changes, content }) => (
        <section key={document.id} className={styles.artifact} aria-labelledby={`diff-${document.id}`}>
          <h2 id={`diff-${document.id}`}>
            <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop, artifact: document.id }} className={styles.link}>
              {kindTitle(document.kind)}
            </Link>{" "}
            <Badge tone="accent">{t("diff.count", { count: changes.length })}</Badge>
          </h2>
          <ChangeList kind={document.kind} changes={changes} content={content} />
        </section>
      ))}
      {fresh.length > 0 && <Names title={t("diff.fresh")} documents={fresh.map(({ document }) => document)} />}
      {same.length > 0 && <p className={styles.quiet}>{t("diff.unchanged", { names: same.map(({ document }) => kindTitle(document.kind)).join(t("diff.and")) })}</p>}
    </div>
  );
}

function Names({ title, documents }: { title: string; documents: DocumentView[] }) {
  const t = useTexts(texts);
  const kindTitle = useKindTitle();
  return (
    <p>
      <strong>{documents.map(({ kind }) => kindTitle(kind)).join(t("diff.and"))}</strong> {title}
    </p>
  );
}
