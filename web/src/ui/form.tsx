import type { FormEvent, ReactNode } from "react";
import styles from "./layout.module.css";

/** A form that is sent by its button or by Enter in a field of one line; the page is never loaded again. */
export function Form({ onSubmit, children, className = "" }: { onSubmit: () => void; children: ReactNode; className?: string }) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate className={`${styles.stack} ${className}`}>
      {children}
    </form>
  );
}
