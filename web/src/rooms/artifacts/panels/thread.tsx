import { useState } from "react";
import type { Comment } from "@/api/types";
import { inWords } from "@/api/errors";
import { useSection } from "@/live/room";
import texts from "@/texts/artifacts";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Row } from "@/ui/layout";
import { Avatar, Badge } from "@/ui/small";
import { notify } from "@/ui/toast-queue";
import { useQueryClient } from "@tanstack/react-query";
import { useEditor } from "../editor/context";
import { actions } from "../requests";
import { NewComment, type Post } from "./new-comment";
import styles from "./panels.module.css";

interface Properties {
  comment: Comment;
  answers: readonly Comment[];
  /** Where it stands, when that is not clear already. */
  place: string;
  may: boolean;
  post: Post;
}

/** A comment with its answers. */
export function Thread({ comment, answers, place, may, post }: Properties) {
  const t = useTexts(texts);
  const { workshop, view } = useEditor();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const name = usePersonName();
  const resolve = async () => {
    await actions.resolve(workshop, comment.id).catch((error: unknown) => notify(inWords(error), "problem"));
    await queries.invalidateQueries({ queryKey: ["comments", workshop, view.id] });
  };
  const answer = async (text: string) => {
    const sent = await post({ list: comment.list, row: comment.row, column: comment.column, text, parent: comment.id });
    if (sent) setOpen(false);
    return sent;
  };
  return (
    <article className={styles.thread} aria-label={place || undefined}>
      {place && <strong className={styles.place}>{place}</strong>}
      <Said comment={comment} />
      {answers.map((each) => (
        <div key={each.id} className={styles.answer}>
          <Said comment={each} />
        </div>
      ))}
      {comment.resolved_at ? (
        <Badge tone="good">{t("comments.resolved", { name: name(comment.resolved_by) })}</Badge>
      ) : (
        may && (
          <Row>
            <Button size="small" kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
              {t("comments.answer")}
            </Button>
            <Button size="small" kind="quiet" onPress={() => void resolve()}>
              {t("comments.resolve")}
            </Button>
          </Row>
        )
      )}
      {open && <NewComment send={answer} label={t("comments.answer.label")} small />}
    </article>
  );
}

/** The name of a person by id; a name stands for itself. */
function usePersonName(): (id: string) => string {
  const people = useSection((room) => room.people);
  return (id) => people.find((person) => person.id === id)?.name ?? id;
}

function Said({ comment }: { comment: Comment }) {
  const { dateTime } = useFormats();
  const name = usePersonName()(comment.by);
  return (
    <>
      <header className={styles.said}>
        <Avatar id={comment.author || comment.by} name={name} size={20} />
        <strong>{name}</strong>
        <time className={styles.quiet}>{dateTime(comment.at)}</time>
      </header>
      <p className={styles.words}>{comment.text}</p>
    </>
  );
}
