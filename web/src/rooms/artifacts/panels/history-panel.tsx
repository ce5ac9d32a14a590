import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { inWords } from "@/api/errors";
import texts from "@/texts/artifacts";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { Confirm, Dialog } from "@/ui/dialog";
import { Row } from "@/ui/layout";
import { Badge, Loading } from "@/ui/small";
import { notify } from "@/ui/toast-queue";
import { useQuery } from "@tanstack/react-query";
import { ContentView } from "../content/content-view";
import { useEditor } from "../editor/context";
import { authorName } from "../proposals/proposal-card";
import { actions, fetchHistory, requests, type Revision } from "../requests";
import { ChangeLines } from "./change-lines";
import { inShort } from "./history-words";
import styles from "./panels.module.css";

/** Revisions that the server sends at once; fewer mean that there are no earlier ones. */
const PAGE = 30;

/** Who changed what and when, newest first; earlier versions can be looked at and brought back. */
export function HistoryPanel() {
  const t = useTexts(texts);
  const { workshop, view } = useEditor();
  const history = useInfiniteQuery({
    queryKey: ["artifact", workshop, view.id, "history"],
    queryFn: ({ pageParam, signal }) => fetchHistory(workshop, view.id, pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.version),
    staleTime: 0,
  });
  if (history.isError) return <Failed error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  const revisions = history.data.pages.flat();
  return (
    <div className={styles.body}>
      <Row>
        <Button size="small" kind="quiet" onPress={() => void history.refetch()}>
          {t("history.refresh")}
        </Button>
      </Row>
      {revisions.length === 0 && <p className={styles.quiet}>{t("history.none")}</p>}
      <ol role="list" className={styles.revisions}>
        {revisions.map((revision, place) => (
          <RevisionLine key={revision.version} revision={revision} newest={place === 0} restored={() => void history.refetch()} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button size="small" isDisabled={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>
          {t("history.more")}
        </Button>
      )}
    </div>
  );
}

const ORIGINS = { draft: "history.draft", import: "history.import", copy: "history.copy", restore: "history.restore.badge" } as const;

function RevisionLine({ revision, newest, restored }: { revision: Revision; newest: boolean; restored: () => void }) {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  const [open, setOpen] = useState(false);
  const origin = revision.origin in ORIGINS ? ORIGINS[revision.origin as keyof typeof ORIGINS] : null;
  return (
    <li className={styles.revision}>
      <Row>
        <time>{dateTime(revision.at)}</time>
        <strong>{authorName(t, revision.by)}</strong>
        {origin && <Badge>{t(origin)}</Badge>}
      </Row>
      <span className={styles.quiet}>{inShort(revision.changes, t)}</span>
      <Row>
        {revision.changes.length > 0 && (
          <Button size="small" kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
            {t("history.details")}
          </Button>
        )}
        <Preview revision={revision} newest={newest} restored={restored} />
      </Row>
      {open && <ChangeLines changes={revision.changes} />}
    </li>
  );
}

function Preview({ revision, newest, restored }: { revision: Revision; newest: boolean; restored: () => void }) {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  const { workshop, view, kind, writable } = useEditor();
  const [open, setOpen] = useState(false);
  const version = useQuery({ ...requests.version(workshop, view.id, revision.version), enabled: open });
  const when = dateTime(revision.at);
  const restore = async () => {
    try {
      await actions.restore(workshop, view.id, revision.version);
      setOpen(false);
      notify(t("history.restored", { when }), "good");
      restored();
    } catch (error) {
      notify(inWords(error), "problem");
    }
  };
  return (
    <>
      <Button size="small" kind="quiet" onPress={() => setOpen(true)} aria-label={t("history.preview.label", { when })}>
        {t("history.preview")}
      </Button>
      <Dialog title={t("history.preview.title", { when })} isOpen={open} onOpenChange={setOpen} wide>
        {() => (
          <>
            {version.isError && <Failed error={version.error} retry={() => void version.refetch()} />}
            {version.isPending && <Loading />}
            {version.data && <ContentView kind={kind} content={version.data.content} />}
            {writable && !newest && (
              <Row>
                <Confirm
                  title={t("history.restore.title")}
                  text={t("history.restore.text", { when })}
                  action={t("history.restore")}
                  onConfirm={() => void restore()}
                  trigger={<Button kind="primary">{t("history.restore")}</Button>}
                />
              </Row>
            )}
          </>
        )}
      </Dialog>
    </>
  );
}
