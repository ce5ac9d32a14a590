import { useSyncExternalStore } from "react";

const query = globalThis.matchMedia?.("(max-width: 640px)");

/** Is the screen as narrow as a phone's? */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query?.addEventListener("change", listener);
      return () => query?.removeEventListener("change", listener);
    },
    () => query?.matches ?? false,
  );
}
