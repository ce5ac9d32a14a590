import { useState } from "react";
import type { PartView } from "@/api/types";
import { useSend } from "@/live/room";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Form } from "@/ui/form";
import styles from "./session.module.css";

/** Plans when a part begins, in the time zone of this device. */
export function StartAt({ part, title }: { part: PartView; title: string }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const send = useSend();
  const [value, setValue] = useState(local(part.starts_at));
  return (
    <Dialog title={t("start_at.title", { title })} trigger={<Button kind="quiet" aria-label={t("start_at.title", { title })}>{t("start_at")}</Button>}>
      {(close) => (
        <Form
          onSubmit={() => {
            void send({ type: "set_start", part: part.id, at: value ? withOffset(new Date(value)) : "" });
            close();
          }}
        >
          <label className={styles.field}>
            {t("start_at.field")}
            <input type="datetime-local" value={value} onChange={(event) => setValue(event.target.value)} />
          </label>
          <Button type="submit" kind="primary">
            {c("save")}
          </Button>
        </Form>
      )}
    </Dialog>
  );
}

const two = (number: number) => String(number).padStart(2, "0");

function local(at: number | null): string {
  if (at === null) return "";
  const day = new Date(at);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${two(day.getHours())}:${two(day.getMinutes())}`;
}

/** ISO 8601 with the device's offset, such as 2027-01-13T10:00:00+09:00. */
export function withOffset(day: Date): string {
  const minutes = -day.getTimezoneOffset();
  const sign = minutes < 0 ? "-" : "+";
  const size = Math.abs(minutes);
  return `${local(day.getTime())}:00${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
