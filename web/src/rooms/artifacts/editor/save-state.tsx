import { useDocumentStatus } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { useEditor } from "./context";
import styles from "./editor.module.css";

/** Whether what one writes has reached the server, in words. */
export function SaveState() {
  const t = useTexts(texts);
  const { writable } = useEditor();
  const { connection } = useDocumentStatus();
  const words = connection === "live" ? (writable ? "save.live" : "save.reading") : (`save.${connection}` as const);
  return (
    <span role="status" className={styles.state} data-state={connection}>
      <span aria-hidden="true">{connection === "live" ? "●" : "○"}</span> {t(words)}
    </span>
  );
}
