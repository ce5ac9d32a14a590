/**
 * How kinds are laid out. Everything works without a hint: fields as a form, lists as tables. This file is the only
 * place that knows kinds by name.
 */
export interface ListLayout {
  /** The column that says what a row is; otherwise found by itself. */
  title?: string;
  /** Rows with the same value here belong together and are shown so. */
  groupBy?: string;
  /** Shown as entries of a document, not as a table. */
  entries?: "plain" | "faq" | "quote" | "numbered";
  /** Entries may be added, never deleted. */
  keeps?: boolean;
}

export interface Layout {
  form?: "form" | "value_canvas" | "press_release";
  /** Lists that a canvas shows in its own way. */
  canvas?: "business_model";
  lists?: Record<string, ListLayout>;
}

const LAYOUTS: Record<string, Layout> = {
  value_canvas: { form: "value_canvas" },
  business_model: { canvas: "business_model" },
  prfaq: {
    form: "press_release",
    lists: {
      steps: { entries: "numbered" },
      quotes: { entries: "quote" },
      customer_faq: { entries: "faq", keeps: true },
      internal_faq: { entries: "faq", keeps: true },
    },
  },
  criteria: { lists: { rows: { title: "milestone", groupBy: "milestone" } } },
  journey: { lists: { rows: { title: "action" } } },
  reactions: { lists: { rows: { title: "content" } } },
};

const NONE: Layout = {};

/** The hints for a kind. */
export function layoutOf(kind: string): Layout {
  return LAYOUTS[kind] ?? NONE;
}

/** The hints for a list of a kind. */
export function listLayout(kind: string, list: string): ListLayout {
  return layoutOf(kind).lists?.[list] ?? {};
}
