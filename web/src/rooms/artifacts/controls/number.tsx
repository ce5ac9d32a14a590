import { useEffect, useRef, useState } from "react";
import { useCellValue } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { notify } from "@/ui/toast-queue";
import { readNumber } from "../values";
import styles from "./controls.module.css";
import type { ControlProperties } from "./types";

/** A number; full-width digits are taken as well. What cannot be read is marked and never written. */
export function NumberControl({ cell, column, label, readOnly, bare }: ControlProperties) {
  const t = useTexts(texts);
  const unit = useLabel()(column.unit);
  const value = useCellValue(cell);
  const shown = typeof value === "number" ? String(value) : "";
  const [typed, setTyped] = useState<string | null>(null);
  const pending = useRef<string | null>(null);
  const wrong = typed !== null && readNumber(typed) === undefined;
  const write = (text: string) => {
    setTyped(text);
    pending.current = text;
    const read = readNumber(text);
    if (read !== undefined) cell.set(read);
  };
  useEffect(
    () => () => {
      if (pending.current !== null && readNumber(pending.current) === undefined) notify(t("number.wrong", { text: pending.current }), "problem");
    },
    [t],
  );
  const leave = () => {
    if (wrong) notify(t("number.wrong", { text: typed }), "problem");
    setTyped(null);
    pending.current = null;
  };
  return (
    <span className={styles.number} data-bare={bare}>
      <input
        className={styles.input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={unit ? `${label} (${unit})` : label}
        aria-invalid={wrong || undefined}
        readOnly={readOnly}
        value={typed ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={leave}
      />
    </span>
  );
}
