import type { ColumnView } from "@/api/types";
import { ScalarField } from "../fields/scalar-field";
import styles from "./layout.module.css";

/** The fields as the areas of a canvas: person and situation, what stands in the way, what is wanted, and the value across. */
export function ValueCanvas({ fields }: { fields: readonly ColumnView[] }) {
  return (
    <div className={styles.value}>
      {fields.map((column) => (
        <div key={column.name} className={styles.area} style={{ gridArea: column.name }}>
          <ScalarField column={column} />
        </div>
      ))}
    </div>
  );
}
