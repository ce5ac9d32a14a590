import type { ColumnView } from "@/api/types";

const WIDTHS: Record<ColumnView["widget"], [least: number, share: number]> = {
  text: [190, 3],
  line: [130, 1.5],
  quantity: [110, 1],
  number: [92, 0.6],
  choice: [130, 1],
  date: [136, 0.6],
  url: [150, 1],
  ref: [150, 1.2],
  refs: [170, 1.5],
  flag: [64, 0.3],
};

export const GUTTER = 88;

/** The columns of the CSS grid, the same for every row; and how wide a row is at least. */
export function widths(columns: readonly ColumnView[]): { template: string; least: number } {
  const found = columns.map(({ widget }) => WIDTHS[widget]);
  return {
    template: `${GUTTER}px ${found.map(([least, share]) => `minmax(${least}px, ${share}fr)`).join(" ")}`,
    least: GUTTER + found.reduce((sum, [least]) => sum + least, 0),
  };
}
