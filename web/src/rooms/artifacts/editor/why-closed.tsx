import { useSection } from "@/live/room";
import { useDocumentStatus } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Notice } from "@/ui/layout";
import { useEditor } from "./context";

/** Why one cannot write here; nothing when one can. */
export function WhyClosed() {
  const t = useTexts(texts);
  const { view, writable } = useEditor();
  const { denied } = useDocumentStatus();
  const access = useSection((room) => room.me.access);
  if (writable) return null;
  const why = view.frozen
    ? "closed.frozen"
    : view.locked
      ? "closed.locked"
      : access === "sponsor"
        ? "closed.sponsor"
        : access === "observer"
          ? "closed.observer"
          : denied
            ? "closed.denied"
            : view.scope
              ? "closed.other"
              : "closed.reading";
  return <Notice tone={view.locked && !view.frozen ? "warn" : "plain"}>{t(why)}</Notice>;
}
