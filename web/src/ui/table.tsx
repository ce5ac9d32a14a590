import type { ReactNode } from "react";
import styles from "./table.module.css";

/** A plain table for reading, with the first column as the heading of each row; on phones it scrolls sideways. */
export function Table({ caption, head, children }: { caption: string; head: readonly ReactNode[]; children: ReactNode }) {
  return (
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, place) => (
              <th key={place} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
