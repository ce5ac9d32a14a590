import { lazy, Suspense } from "react";
import texts from "@/texts/artifacts";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Loading } from "@/ui/small";
import { CommentsPanel } from "../panels/comments-panel";
import { HistoryPanel } from "../panels/history-panel";
import styles from "../panels/panels.module.css";
import type { Spot } from "../shape";
import { useEditor } from "./context";

const Chat = lazy(() => import("../../ai/chat").then(({ Chat: component }) => ({ default: component })));

/** What stands beside the content. */
export type Side = "comments" | "history" | "chat";

interface Properties {
  side: Side;
  spot: Spot | null;
  showAll: () => void;
  close: () => void;
}

export function SidePanel({ side, spot, showAll, close }: Properties) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const { view } = useEditor();
  return (
    <aside className={styles.panel} aria-label={t(side)}>
      <div className={styles.panelHead}>
        <h2 id="side-title" tabIndex={-1}>
          {t(side)}
        </h2>
        <Button kind="quiet" size="small" aria-label={c("close")} onPress={close}>
          <span aria-hidden="true">✕</span>
        </Button>
      </div>
      {side === "comments" && <CommentsPanel spot={spot} showAll={showAll} />}
      {side === "history" && <HistoryPanel />}
      {side === "chat" && (
        <Suspense fallback={<Loading />}>
          <Chat artifact={view} />
        </Suspense>
      )}
    </aside>
  );
}
