import type { ReactNode } from "react";
import { Dialog as AriaDialog, DialogTrigger, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import { Button } from "./button";
import styles from "./dialog.module.css";

interface Properties {
  title: string;
  /** The content; `close` closes the dialog. */
  children: (close: () => void) => ReactNode;
  /** The button that opens it; without it, `isOpen` and `onOpenChange` say when. */
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  wide?: boolean;
}

/** A dialog over the page; Escape and a press outside close it. */
export function Dialog({ title, children, trigger, isOpen, onOpenChange, wide }: Properties) {
  const t = useTexts(common);
  const overlay = (
    <ModalOverlay className={styles.overlay} isDismissable {...(trigger ? {} : { isOpen: isOpen ?? false, onOpenChange })}>
      <Modal className={`${styles.modal} ${wide ? styles.wide : ""}`}>
        <AriaDialog className={styles.dialog}>
          {({ close }) => (
            <>
              <div className={styles.head}>
                <Heading slot="title" className={styles.title}>
                  {title}
                </Heading>
                <Button kind="quiet" aria-label={t("close")} onPress={close}>
                  <span aria-hidden="true">✕</span>
                </Button>
              </div>
              {children(close)}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
  if (!trigger) return overlay;
  return (
    <DialogTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      {overlay}
    </DialogTrigger>
  );
}

/** Asks before something that cannot be taken back. */
export function Confirm({
  title,
  text,
  action,
  onConfirm,
  trigger,
}: {
  title: string;
  text: string;
  action: string;
  onConfirm: () => void;
  trigger: ReactNode;
}) {
  const t = useTexts(common);
  return (
    <Dialog title={title} trigger={trigger}>
      {(close) => (
        <>
          <p>{text}</p>
          <div className={styles.actions}>
            <Button onPress={close}>{t("cancel")}</Button>
            <Button
              kind="danger"
              onPress={() => {
                close();
                onConfirm();
              }}
            >
              {action}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
