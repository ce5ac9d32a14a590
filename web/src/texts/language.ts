import { useCallback, useSyncExternalStore } from "react";
import type { Label, Language } from "@/api/types";
import { type Catalogue, say, type Values } from "./catalogue";

const KEY = "gyakusan.language";
const listeners = new Set<() => void>();
let current: Language = initial();

function initial(): Language {
  const stored = globalThis.localStorage?.getItem(KEY);
  if (stored === "ja" || stored === "en") return stored;
  const preferred = globalThis.navigator?.languages ?? ["ja"];
  return preferred.find((tag) => /^(ja|en)\b/.test(tag))?.startsWith("en") ? "en" : "ja";
}

/** The language of the screen, for code outside components. */
export function language(): Language {
  return current;
}

/** Switch the language of the screen, now and for later visits. */
export function setLanguage(next: Language, remember = true): void {
  current = next;
  if (remember) globalThis.localStorage?.setItem(KEY, next);
  if (globalThis.document) document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/** Take the language of a workshop, unless the person has chosen one. */
export function suggestLanguage(next: Language): void {
  if (!globalThis.localStorage?.getItem(KEY)) setLanguage(next, false);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language of the screen; components that use it follow a switch. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}

/** Sentences of one catalogue in the language of the screen: `const t = useTexts(texts); t("title")`. */
export function useTexts<Key extends string>(texts: Catalogue<Key>): (key: Key, values?: Values) => string {
  const shown = useLanguage();
  return useCallback((key: Key, values?: Values) => say(texts, shown, key, values), [texts, shown]);
}

/** Reads labels that the server sends in both languages. */
export function useLabel(): (label: Label | null | undefined) => string {
  const shown = useLanguage();
  return useCallback((label) => (label ? label[shown] : ""), [shown]);
}
