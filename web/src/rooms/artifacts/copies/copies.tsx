import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { DocumentView } from "@/api/types";
import { useSection } from "@/live/room";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { Row } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { Compare } from "../content/compare";
import { ContentView } from "../content/content-view";
import { useEditor } from "../editor/context";
import { requests } from "../requests";
import styles from "./copies.module.css";

/** The copies of this artifact that the viewer may open: pairs', persons', tables', the team's own. */
export function useCopies(view: DocumentView): DocumentView[] {
  const documents = useSection((room) => room.documents);
  const found = documents.filter(({ kind, edition }) => kind === view.kind && edition === view.edition);
  return found.some(({ scope }) => scope !== "") && found.length > 1 ? found : [];
}

/** All copies beside each other, or line by line with their differences. */
export function Copies({ copies }: { copies: readonly DocumentView[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { workshop, kind } = useEditor();
  const [lines, setLines] = useState(false);
  const found = useQueries({ queries: copies.map(({ id }) => ({ ...requests.artifact(workshop, id), refetchInterval: 5_000 })) });
  const failed = found.find(({ isError, data }) => isError && !data);
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  if (found.some(({ data }) => !data)) return <Loading />;
  const contents = copies.map((copy, place) => ({ copy, title: copy.owner || label(kind.title), content: found[place]?.data?.content ?? {} }));
  return (
    <section aria-label={t("copies")} className={styles.copies}>
      <Row>
        <Button size="small" aria-pressed={!lines} kind={lines ? "plain" : "primary"} onPress={() => setLines(false)}>
          {t("copies.beside")}
        </Button>
        <Button size="small" aria-pressed={lines} kind={lines ? "primary" : "plain"} onPress={() => setLines(true)}>
          {t("copies.lines")}
        </Button>
      </Row>
      {lines ? (
        <Compare kind={kind} contents={contents} />
      ) : (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={t("copies")}>
          {contents.map(({ copy, title, content }) => (
            <article key={copy.id} className={styles.copy} aria-label={title}>
              <h2>{title}</h2>
              <ContentView kind={kind} content={content} stacked />
            </article>
          ))}
        </div>
      )}
    </section>
  );
}
