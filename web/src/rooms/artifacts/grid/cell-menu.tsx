import type { ReactNode } from "react";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { type Action, Menu } from "@/ui/menu";
import { useEditor, usePanels } from "../editor/context";
import type { Origin } from "../provenance";
import type { Spot } from "../shape";

interface Properties {
  spot: Spot;
  /** What it is the menu of, for people who do not see the screen. */
  name: string;
  origin: Origin | null;
  filled: boolean;
  computed?: boolean | undefined;
  /** What can be done with the row. */
  more?: readonly Action[] | undefined;
  /** In tables the menu opens with its own keys. */
  skipped?: boolean | undefined;
  trigger?: ReactNode;
}

/** What can be done with a cell: comment it, say where it comes from, attach evidence; and with its row. */
export function CellMenu({ spot, name, origin, filled, computed, more = [], skipped, trigger }: Properties) {
  const t = useTexts(texts);
  const { writable, comments, view } = useEditor();
  const panels = usePanels();
  const known = origin !== null && filled;
  const may = writable && known && !computed;
  const actions: Action[] = [
    { id: "comment", label: t(comments ? "menu.comment" : "menu.comments"), do: () => panels.comment(spot) },
    ...(known ? [{ id: "origin", label: t("menu.origin"), do: () => panels.origin(spot) }] : []),
    ...(may ? [{ id: "evidence", label: t("menu.evidence"), do: () => panels.evidence(spot) }] : []),
    ...(may && origin.state !== "assumed" ? [{ id: "assume", label: t("menu.assume"), do: () => panels.assume(spot) }] : []),
    ...(view.frozen ? [] : more),
  ];
  return (
    <Menu
      label={t("menu.of", { name })}
      actions={actions}
      trigger={
        trigger ?? (
          <Button kind="quiet" size="small" aria-label={t("menu.of", { name })} excludeFromTabOrder={skipped} data-menu="">
            <span aria-hidden="true">⋯</span>
          </Button>
        )
      }
    />
  );
}
