import { useRef } from "react";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import { Button } from "./button";
import styles from "./copy-link.module.css";
import { notify } from "./toast-queue";

/** A link to pass on, with a button that copies it; where the clipboard is closed (no TLS), the old way is tried. */
export function CopyLink({ url, label }: { url: string; label: string }) {
  const t = useTexts(common);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    field.current?.select();
    if (done || document.execCommand("copy")) notify(t("copied"), "good");
    else notify(t("copy.manual"), "problem");
  };
  return (
    <div className={styles.link}>
      <input ref={field} className={styles.address} readOnly value={url} aria-label={label} onFocus={(event) => event.target.select()} />
      <Button kind="primary" onPress={() => void copy()}>
        {t("copy.link")}
      </Button>
    </div>
  );
}
