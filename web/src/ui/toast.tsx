import { Text, UNSTABLE_Toast as AriaToast, UNSTABLE_ToastContent as Content, UNSTABLE_ToastRegion as Region } from "react-aria-components/Toast";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import { Button } from "./button";
import styles from "./small.module.css";
import { notices } from "./toast-queue";

/** Where notices appear; once per page. `notify(text, tone)` puts one there. */
export function Toasts() {
  const t = useTexts(common);
  return (
    <Region queue={notices} className={`${styles.region} no-print`} aria-label={t("notifications")}>
      {({ toast }) => (
        <AriaToast toast={toast} className={styles.toast} data-tone={toast.content.tone}>
          <Content>
            <Text slot="title">{toast.content.text}</Text>
          </Content>
          <Button slot="close" kind="quiet" size="small" aria-label={t("close")}>
            <span aria-hidden="true">✕</span>
          </Button>
        </AriaToast>
      )}
    </Region>
  );
}
