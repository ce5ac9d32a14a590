import { useState } from "react";
import { ApiError, inWords } from "@/api/errors";
import { useSection, useStore } from "@/live/room";
import texts from "@/texts/dayzero";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Notice, Row } from "@/ui/layout";
import { useWorkshop } from "../frame/workshop";
import { items } from "../frame/checks";
import styles from "./dayzero.module.css";

/** For facilitators: start the part that the checklist leads into. What is in the way is said in words, item by item. */
export function StartPart({ part }: { part: string }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const facilitates = useSection((room) => room.me.access === "facilitator");
  const planned = useSection((room) => room.parts.some(({ id, state }) => id === part && state === "planned"));
  const running = useSection((room) => room.parts.find(({ state }) => state === "running")?.id ?? "");
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const start = useStart(part, running);
  const name = (id: string) => label(program.parts.find((each) => each.id === id)?.title);
  if (!facilitates || !planned) return null;
  const press = async () => {
    setBusy(true);
    setRefused(await start());
    setBusy(false);
  };
  return (
    <>
      {refused && (
        <Notice tone="bad">
          <p className={styles.refused}>{refused}</p>
        </Notice>
      )}
      <Row>
        <Button kind="primary" isDisabled={busy} onPress={() => void press()}>
          {t("start", { part: name(part) })}
        </Button>
        {running && <span className={styles.quiet}>{t("start.ends", { part: name(running) })}</span>}
      </Row>
    </>
  );
}

/**
 * Starts a part and answers why not, or "". A part that still runs is ended first, but only when nothing else is in the
 * way: an ended part cannot be filled in any more.
 */
function useStart(part: string, running: string): () => Promise<string> {
  const t = useTexts(texts);
  const label = useLabel();
  const store = useStore();
  const { program } = useWorkshop();
  const views = useSection((room) => room.checks);
  const blocking = items(program.checks, views).filter(({ view }) => view.part === part && view.when === "enter" && view.mandatory && view.state === "open");
  const begin = () => store.send({ type: "start_part", part });
  return async () => {
    try {
      await begin();
    } catch (error) {
      if (!running || !(error instanceof ApiError) || error.code !== "part_still_running") return inWords(error);
      if (blocking.length > 0) return [t("start.blocked"), ...blocking.map(({ check }) => `・${label(check.title)}\n  ${label(check.remedy)}`)].join("\n");
      try {
        await store.send({ type: "end_part", part: running });
        await begin();
      } catch (again) {
        return inWords(again);
      }
    }
    return "";
  };
}
