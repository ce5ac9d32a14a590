import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { usePanels } from "../editor/context";
import type { Spot } from "../shape";
import styles from "./marks.module.css";
import { useOpenComments } from "./open-comments";

/** Says that a place has open comments, and shows them. In tables it is reached by the menu of the cell, not by Tab. */
export function CommentMark({ spot, name, skipped }: { spot: Spot; name: string; skipped?: boolean }) {
  const t = useTexts(texts);
  const count = useOpenComments(spot);
  const { comment } = usePanels();
  if (count === 0) return null;
  return (
    <Button
      kind="quiet"
      size="small"
      className={styles.comment}
      excludeFromTabOrder={skipped}
      aria-label={t("comments.here", { count, name })}
      onPress={() => comment(spot)}
    >
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d="M2 2h12v9H7l-4 4v-4H2z" fill="currentColor" />
      </svg>
      <span aria-hidden="true">{count}</span>
    </Button>
  );
}
