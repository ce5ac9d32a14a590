import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { useCellValue } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { TextField } from "@/ui/field";
import field from "@/ui/field.module.css";
import { ids, plainValue, type Targets, type Value } from "../values";
import styles from "./controls.module.css";
import type { ControlProperties } from "./types";

const MANY = 8;

/** Rows of another list, chosen by their titles. */
export function ReferenceControl({ cell, column, label, readOnly, targets = [], bare }: ControlProperties) {
  const t = useTexts(texts);
  const value: Value = plainValue(useCellValue(cell));
  const chosen = ids(value);
  const shown = chosen.map((id) => targets.find((target) => target.id === id)?.title || t("reference.gone"));
  const choose = (next: string[]) => cell.set(column.widget === "refs" ? next : (next[0] ?? ""));
  return (
    <DialogTrigger>
      <Button className={styles.reference} data-bare={bare} isDisabled={readOnly} aria-label={`${label}: ${shown.join("、") || t("reference.none")}`}>
        {shown.length === 0 && <span className={styles.nothing}>{t("reference.choose")}</span>}
        {shown.map((title, place) => (
          <span key={chosen[place]} className={styles.tag}>
            {title}
          </span>
        ))}
      </Button>
      <Popover className={`${field.popover} ${styles.picker}`} offset={4}>
        <Dialog aria-label={label} className={styles.dialog}>
          <Picker column={column.widget} targets={targets} chosen={chosen} choose={choose} label={label} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface PickerProperties {
  column: string;
  targets: Targets;
  chosen: readonly string[];
  choose: (ids: string[]) => void;
  label: string;
}

function Picker({ column, targets, chosen, choose, label }: PickerProperties) {
  const t = useTexts(texts);
  const [words, setWords] = useState("");
  const wanted = words.normalize("NFKC").toLowerCase();
  const shown = targets.filter(({ id, title }) => chosen.includes(id) || title.normalize("NFKC").toLowerCase().includes(wanted));
  if (targets.length === 0) return <p className={styles.none}>{t("reference.empty")}</p>;
  return (
    <>
      {targets.length > MANY && <TextField label={t("reference.search")} value={words} onChange={setWords} />}
      <ListBox
        aria-label={label}
        className={field.list}
        selectionMode={column === "refs" ? "multiple" : "single"}
        selectedKeys={chosen}
        autoFocus={targets.length <= MANY}
        onSelectionChange={(keys) => choose(keys === "all" ? targets.map(({ id }) => id) : targets.map(({ id }) => id).filter((id) => keys.has(id)))}
      >
        {shown.map(({ id, title }) => (
          <ListBoxItem key={id} id={id} textValue={title} className={field.item}>
            {title || t("row.untitled")}
          </ListBoxItem>
        ))}
      </ListBox>
    </>
  );
}
