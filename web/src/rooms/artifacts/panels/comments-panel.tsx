import { useEffect, useRef, useState } from "react";
import type { Comment } from "@/api/types";
import { inWords } from "@/api/errors";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { Row } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { notify } from "@/ui/toast-queue";
import { useQueryClient } from "@tanstack/react-query";
import { useEditor } from "../editor/context";
import { useComments } from "../marks/open-comments";
import { actions } from "../requests";
import { type Spot, spotKey } from "../shape";
import { NewComment, type Post } from "./new-comment";
import { usePlaceName } from "./place-name";
import styles from "./panels.module.css";
import { Thread } from "./thread";

/** What people say about the artifact: about one place, or all of it. */
export function CommentsPanel({ spot, showAll }: { spot: Spot | null; showAll: () => void }) {
  const t = useTexts(texts);
  const { workshop, view, comments: may } = useEditor();
  const found = useComments(workshop, view.id);
  const placeName = usePlaceName();
  const [resolved, setResolved] = useState(false);
  const post = usePost();
  const panel = useRef<HTMLDivElement>(null);
  const key = spot ? spotKey(spot) : "";
  const loaded = found.data !== undefined;
  useEffect(() => {
    if (!key || !loaded) return;
    // The menu that led here gives the keys back to the cell first.
    const timer = setTimeout(() => panel.current?.querySelector<HTMLElement>("form:last-of-type textarea")?.focus(), 150);
    return () => clearTimeout(timer);
  }, [key, loaded]);
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const threads = found.data.filter(({ parent }) => !parent);
  const here = spot ? threads.filter((comment) => spotKey(comment) === spotKey(spot)) : threads;
  const shown = here.filter((comment) => resolved || !comment.resolved_at);
  const hidden = here.length - here.filter(({ resolved_at }) => !resolved_at).length;
  return (
    <div ref={panel} className={styles.body}>
      {spot && (
        <Row>
          <strong>{placeName(spot)}</strong>
          <Button size="small" kind="quiet" onPress={showAll}>
            {t("comments.all")}
          </Button>
        </Row>
      )}
      {shown.length === 0 && <p className={styles.quiet}>{t("comments.none")}</p>}
      {shown.map((comment) => (
        <Thread key={comment.id} comment={comment} answers={found.data.filter(({ parent }) => parent === comment.id)} place={spot ? "" : placeName(comment)} may={may} post={post} />
      ))}
      {hidden > 0 && (
        <Button size="small" kind="quiet" onPress={() => setResolved(!resolved)}>
          {t(resolved ? "comments.hide_resolved" : "comments.show_resolved", { count: hidden })}
        </Button>
      )}
      {may && <NewComment key={key} send={(text) => post({ ...(spot ?? { list: "", row: "", column: "" }), text, parent: "" })} label={t(spot ? "comments.new" : "comments.new.whole")} />}
    </div>
  );
}

/** Send a comment, and show it at once. */
function usePost(): Post {
  const { workshop, view } = useEditor();
  const queries = useQueryClient();
  return async (comment) => {
    try {
      const sent: Comment | undefined = await actions.comment(workshop, { artifact: view.id, ...comment });
      if (sent) await queries.invalidateQueries({ queryKey: ["comments", workshop, view.id] });
      return true;
    } catch (error) {
      notify(inWords(error), "problem");
      return false;
    }
  };
}
