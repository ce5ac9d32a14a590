import { useQueries } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { DocumentView } from "@/api/types";
import { useSection, useSend, useWorkshopId } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { Card, Row } from "@/ui/layout";
import { Badge, Loading } from "@/ui/small";
import { type Task, tasks } from "./model";
import styles from "./plan.module.css";

interface Found {
  content: { tasks?: Record<string, string | number | null>[] };
}

const LOOK_EVERY_MS = 15_000;

/** After the time alone: everybody's own tasks side by side, and the facilitator's buttons to show and to join them. */
export function EverybodysTasks({ copies, edition }: { copies: DocumentView[]; edition: string }) {
  const t = useTexts(texts);
  const send = useSend();
  const facilitates = useSection((room) => room.me.access === "facilitator");
  const shown = useSection((room) => room.revealed.some((reveal) => reveal.kind === "plan" && reveal.edition === edition));
  if (!facilitates && !shown) return null;
  return (
    <Card>
      <h2>{t("everybody")}</h2>
      {facilitates && (
        <Row>
          {shown ? (
            <Button onPress={() => void send({ type: "bring_together", kind: "plan" })}>{t("everybody.join")}</Button>
          ) : (
            <Button kind="primary" onPress={() => void send({ type: "reveal", kind: "plan" })}>
              {t("everybody.reveal")}
            </Button>
          )}
          {!shown && <span className={styles.quiet}>{t("everybody.hidden")}</span>}
        </Row>
      )}
      {shown && <SideBySide copies={copies} />}
    </Card>
  );
}

function SideBySide({ copies }: { copies: DocumentView[] }) {
  const workshop = useWorkshopId();
  const found = useQueries({
    queries: copies.map(({ id }) => ({
      queryKey: ["artifact", workshop, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Found>(`/workshops/${workshop}/artifacts/${id}`, { workshop, signal }),
      refetchInterval: LOOK_EVERY_MS,
    })),
  });
  const failed = found.find(({ isError, data }) => isError && !data);
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  if (found.some(({ data }) => !data)) return <Loading />;
  return (
    <div className={styles.beside}>
      {copies.map((copy, place) => (
        <OneCopy key={copy.id} owner={copy.owner} list={tasks((found[place]?.data?.content.tasks ?? []).map((row) => ({ id: String(row["id"]), values: row }))).filter(({ owner }) => owner === copy.owner)} />
      ))}
    </div>
  );
}

function OneCopy({ owner, list }: { owner: string; list: Task[] }) {
  const t = useTexts(texts);
  const { date } = useFormats();
  return (
    <section className={styles.copy} aria-label={owner}>
      <h3>{owner}</h3>
      {list.length === 0 && <p className={styles.quiet}>{t("everybody.none")}</p>}
      <ul className={styles.copy_tasks}>
        {list.map((task) => (
          <li key={task.id}>
            {task.title || task.doneMeans}{" "}
            {task.due ? <span className={styles.quiet}>{t("due", { date: date(task.due) })}</span> : <Badge tone="warn">{t("undated")}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
