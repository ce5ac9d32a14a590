import type { Language } from "@/api/types";

/** The sentences of one area of the screen in both languages; the compiler refuses a key that one of them lacks. */
export interface Catalogue<Key extends string> {
  ja: Record<Key, string>;
  en: Record<Key, string>;
}

export type Values = Record<string, string | number>;

/** Join the two files of an area. */
export function catalogue<Key extends string>(ja: Record<Key, string>, en: Record<NoInfer<Key>, string>): Catalogue<Key> {
  return { ja, en };
}

const PLACEHOLDER = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;

/** Fill `{name}`; `{count:step|steps}` becomes the first word for 1 and the second for every other number. */
export function fill(sentence: string, values: Values = {}): string {
  return sentence.replace(PLACEHOLDER, (whole, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined || other === undefined) return String(value);
    return Number(value) === 1 ? one : other;
  });
}

/** The names of the placeholders in a sentence. */
export function placeholders(sentence: string): Set<string> {
  return new Set([...sentence.matchAll(PLACEHOLDER)].map((found) => found[1] ?? ""));
}

/** Say one sentence. */
export function say<Key extends string>(texts: Catalogue<Key>, language: Language, key: Key, values?: Values): string {
  return fill(texts[language][key], values);
}
