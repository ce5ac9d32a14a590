import type { ColumnView } from "@/api/types";
import { SharedText } from "@/live/shared-text";
import { useField } from "@/live/use-document";
import { useLabel } from "@/texts/language";
import { isShared } from "../shape";
import { useEditor } from "./context";

/** The scalar fields, one below the other. */
export function FieldsForm({ columns }: { columns: readonly ColumnView[] }) {
  return columns.filter(isShared).map((column) => <TextField key={column.name} column={column} />);
}

function TextField({ column }: { column: ColumnView }) {
  const label = useLabel();
  const { writable } = useEditor();
  const cell = useField(column.name);
  return (
    <div>
      <strong>{label(column.label)}</strong>
      <SharedText cell={cell} label={label(column.label)} place={{ list: "", row: "", column: column.name }} readOnly={!writable} />
    </div>
  );
}
