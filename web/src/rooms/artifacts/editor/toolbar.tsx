import { useState } from "react";
import { useOthers } from "@/live/awareness";
import { useDocument, useDocumentStatus } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Avatar, Badge } from "@/ui/small";
import { Legend } from "../marks/origin-mark";
import { useEditor } from "./context";
import styles from "./editor.module.css";
import { SaveState } from "./save-state";
import type { Side } from "./side-panel";

interface Properties {
  side: Side | null;
  open: (side: Side | null) => void;
  comments: number;
  openOnly: boolean;
  setOpenOnly: (only: boolean) => void;
  difference: boolean;
  setDifference: ((shown: boolean) => void) | null;
  copies: number;
  besides: boolean;
  setBesides: (shown: boolean) => void;
}

/** Undo and redo of one's own changes, whether they are saved, who is here, and what can be shown besides. */
export function Toolbar(properties: Properties) {
  const t = useTexts(texts);
  const document = useDocument();
  const { canUndo, canRedo } = useDocumentStatus();
  const { writable } = useEditor();
  const { side, open, comments, openOnly, setOpenOnly, difference, setDifference, copies, besides, setBesides } = properties;
  const toggle = (wanted: Side) => open(side === wanted ? null : wanted);
  return (
    <div className={`${styles.toolbar} no-print`} role="group" aria-label={t("toolbar")}>
      {writable && (
        <>
          <Button size="small" isDisabled={!canUndo} onPress={() => void document.undo.undo()}>
            <span aria-hidden="true">↶</span> {t("undo")}
          </Button>
          <Button size="small" isDisabled={!canRedo} onPress={() => void document.undo.redo()}>
            <span aria-hidden="true">↷</span> {t("redo")}
          </Button>
        </>
      )}
      <SaveState />
      <Here />
      <span className={styles.gap} />
      <Button size="small" aria-pressed={openOnly} kind={openOnly ? "primary" : "plain"} onPress={() => setOpenOnly(!openOnly)}>
        {t("filter.open")}
      </Button>
      {setDifference && (
        <Button size="small" aria-pressed={difference} kind={difference ? "primary" : "plain"} onPress={() => setDifference(!difference)}>
          {t("diff.show")}
        </Button>
      )}
      {copies > 0 && (
        <Button size="small" aria-pressed={besides} kind={besides ? "primary" : "plain"} onPress={() => setBesides(!besides)}>
          {t("copies.show", { count: copies })}
        </Button>
      )}
      <Button size="small" aria-expanded={side === "comments"} onPress={() => toggle("comments")}>
        {t("comments")} {comments > 0 && <Badge tone="accent">{comments}</Badge>}
      </Button>
      <Button size="small" aria-expanded={side === "history"} onPress={() => toggle("history")}>
        {t("history")}
      </Button>
      <Button size="small" aria-expanded={side === "chat"} onPress={() => toggle("chat")}>
        {t("chat")}
      </Button>
      <Help />
    </div>
  );
}

/** Who else has the artifact open; several tabs of one person are one person. */
function Here() {
  const t = useTexts(texts);
  const document = useDocument();
  const others = useOthers(document.awareness);
  const people = [...new Map(others.map(({ user }) => [user.id, user])).values()];
  if (people.length === 0) return null;
  return (
    <span className={styles.here}>
      <span className="visually-hidden">{t("here", { names: people.map(({ name }) => name).join(", ") })}</span>
      <span aria-hidden="true" className={styles.avatars}>
        {people.slice(0, 6).map(({ id, name }) => (
          <Avatar key={id} id={id} name={name} size={24} />
        ))}
      </span>
      {people.length > 6 && <span aria-hidden="true">+{people.length - 6}</span>}
    </span>
  );
}

/** The keys of the tables, and what the marks mean. */
function Help() {
  const t = useTexts(texts);
  const [shown, show] = useState(false);
  return (
    <>
      <Button size="small" kind="quiet" aria-label={t("help")} onPress={() => show(true)}>
        <span aria-hidden="true">?</span>
      </Button>
      <Dialog title={t("help")} isOpen={shown} onOpenChange={show}>
        {() => (
          <>
            <Legend />
            <dl className={styles.keys}>
              {KEYS.map((key) => (
                <div key={key}>
                  <dt>{t(`${key}.keys`)}</dt>
                  <dd>{t(key)}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </Dialog>
    </>
  );
}

const KEYS = ["key.move", "key.edit", "key.next", "key.break", "key.insert", "key.row", "key.choose", "key.copy", "key.clear", "key.menu", "key.leave"] as const;
