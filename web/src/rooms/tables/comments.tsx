import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { inWords } from "@/api/errors";
import type { Comment } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/tables";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { notify } from "@/ui/toast-queue";
import styles from "./tables.module.css";

/** What people of all tables say about an exhibit. */
export function Comments({ artifact, owner }: { artifact: string; owner: string }) {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const changes = useSection((room) => room.comments);
  const people = useSection((room) => room.people);
  const tables = useSection((room) => room.tables);
  const found = useQuery({
    queryKey: ["comments", workshop, artifact, changes],
    queryFn: ({ signal }) => api.get<Comment[]>(`/workshops/${workshop}/comments?artifact=${encodeURIComponent(artifact)}`, { workshop, signal }),
    placeholderData: (before) => before,
  });
  const comments = found.data ?? [];
  const from = ({ by, author }: Comment) => {
    const seat = people.find(({ id }) => id === author)?.table;
    const table = tables.find(({ id }) => id === seat)?.name;
    return table ? `${by} (${table})` : by;
  };
  return (
    <section aria-label={t("comments.of", { name: owner })} className={styles.comments}>
      <h3 className={styles.list}>{t("comments", { count: comments.length })}</h3>
      {comments.length > 0 && (
        <ul role="list" className={styles.said}>
          {comments.map((comment) => (
            <li key={comment.id}>
              <p>{comment.text}</p>
              <p className={styles.quiet}>{from(comment)}</p>
            </li>
          ))}
        </ul>
      )}
      <NewComment artifact={artifact} owner={owner} />
    </section>
  );
}

function NewComment({ artifact, owner }: { artifact: string; owner: string }) {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const client = useQueryClient();
  const access = useSection((room) => room.me.access);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  if (access === "observer") return null;
  const send = async () => {
    if (text.trim() === "" || busy) return;
    setBusy(true);
    try {
      await api.post(`/workshops/${workshop}/comments`, { artifact, text: text.trim() }, { workshop });
      setText("");
      await client.invalidateQueries({ queryKey: ["comments", workshop, artifact] });
    } catch (error) {
      notify(inWords(error), "problem");
    }
    setBusy(false);
  };
  return (
    <div className={styles.new}>
      <TextField aria-label={t("comment.label", { name: owner })} label={<span aria-hidden="true">{t("comment")}</span>} multiline rows={2} value={text} onChange={setText} onSubmit={() => void send()} maxLength={2000} />
      <Button isDisabled={text.trim() === "" || busy} onPress={() => void send()}>
        {t("comment.send")}
      </Button>
    </div>
  );
}
