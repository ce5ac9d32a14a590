import { createContext, useContext } from "react";
import type { DocumentView, KindView } from "@/api/types";
import type { Spot } from "../shape";

/** What all parts of an open artifact need to know. */
export interface Editor {
  workshop: string;
  view: DocumentView;
  kind: KindView;
  writable: boolean;
  /** May the viewer write comments? */
  comments: boolean;
  /** Show only what is assumed or drafted. */
  openOnly: boolean;
}

/** What can be opened beside or above the content. The functions stay the same as long as the page does. */
export interface Panels {
  comment(spot: Spot): void;
  origin(spot: Spot): void;
  evidence(spot: Spot): void;
  assume(spot: Spot): void;
}

export const EditorContext = createContext<Editor | null>(null);
export const PanelsContext = createContext<Panels | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("useEditor outside of an open artifact");
  return editor;
}

export function usePanels(): Panels {
  const panels = useContext(PanelsContext);
  if (!panels) throw new Error("usePanels outside of an open artifact");
  return panels;
}
