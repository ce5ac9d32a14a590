import { useCallback } from "react";
import { useDocument } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { useEditor } from "../editor/context";
import { type Spot, titleColumn } from "../shape";

/** The name of a place: the row by what it says, the field by its label. */
export function usePlaceName(): (spot: Spot) => string {
  const t = useTexts(texts);
  const label = useLabel();
  const document = useDocument();
  const { kind } = useEditor();
  return useCallback(
    ({ list: name, row, column }) => {
      if (!name) return column ? label(kind.fields.find((each) => each.name === column)?.label) || column : t("whole");
      const list = kind.lists.find((each) => each.name === name);
      if (!list) return name;
      const found = document.rows(name).get(row);
      const title = String(found?.get(titleColumn(kind.key, list)) ?? "").split("\n")[0];
      const head = title || t(found ? "row.untitled" : "row.gone");
      const at = label(list.columns.find((each) => each.name === column)?.label);
      return at ? `${head}: ${at}` : head;
    },
    [t, label, document, kind],
  );
}
