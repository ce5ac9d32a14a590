import type { ReactNode } from "react";
import type * as Y from "yjs";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import type { Action } from "@/ui/menu";
import type { RowActions } from "../grid/row-actions";
import { type RowView, useRowView } from "../row-view";

/** Reads a row for views that are no table. */
export function WithRow({ row, children }: { row: Y.Map<unknown>; children: (view: RowView) => ReactNode }) {
  return children(useRowView(row));
}

/** What can be done with a row in a view that is no table. */
export function useRowMenu(actions: RowActions, all: number, writable: boolean, keeps: boolean | undefined): (id: string, place: number) => readonly Action[] {
  const t = useTexts(texts);
  return (id, place) =>
    writable
      ? [
          { id: "up", label: t("row.up"), disabled: place === 0, do: () => actions.move(id, -1) },
          { id: "down", label: t("row.down"), disabled: place === all - 1, do: () => actions.move(id, 1) },
          { id: "below", label: t("row.below"), do: () => void actions.insert(place + 1) },
          { id: "duplicate", label: t("row.duplicate"), do: () => void actions.duplicate(id) },
          ...(keeps ? [] : [{ id: "remove", label: t("row.remove", { count: 1 }), do: () => actions.remove([id]) }]),
        ]
      : [];
}
