import type { ColumnView } from "@/api/types";
import type { Cell } from "@/live/cell";
import type { Targets } from "../values";

/** What every control of a single value needs. */
export interface ControlProperties {
  cell: Cell;
  column: ColumnView;
  /** Read to people who do not see the screen. */
  label: string;
  readOnly: boolean;
  targets?: Targets | undefined;
  /** A cell of a table has no frame of its own. */
  bare?: boolean | undefined;
}
