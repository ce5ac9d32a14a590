import { useState } from "react";
import type { AgendaItem } from "@/api/types";
import { useSend } from "@/live/room";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";

/** Changes the minutes of a step that has not begun. */
export function MinutesDialog({ item, name }: { item: AgendaItem; name: string }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const send = useSend();
  const [text, setText] = useState(String(item.minutes));
  const minutes = /^\d{1,3}$/.test(text.normalize("NFKC").trim()) ? Number(text.normalize("NFKC")) : null;
  const valid = minutes !== null && minutes <= 600;
  return (
    <Dialog
      title={t("minutes.title", { name })}
      trigger={
        <Button kind="quiet" size="small" aria-label={t("minutes.label", { name, count: item.minutes })}>
          {t("minutes.change")}
        </Button>
      }
    >
      {(close) => (
        <Form
          onSubmit={() => {
            if (!valid || minutes === null) return;
            void send({ type: "set_minutes", step: item.ref, minutes });
            close();
          }}
        >
          <TextField
            label={t("minutes.field")}
            value={text}
            onChange={setText}
            inputMode="numeric"
            autoFocus
            help={t("minutes.help", { count: item.planned_minutes })}
            error={valid ? undefined : t("minutes.wrong")}
          />
          <Button type="submit" kind="primary" isDisabled={!valid}>
            {c("save")}
          </Button>
        </Form>
      )}
    </Dialog>
  );
}
