import { useMemo } from "react";
import type { Language } from "@/api/types";
import { useLanguage } from "./language";

const LOCALES: Record<Language, string> = { ja: "ja-JP", en: "en-GB" };

/** Dates, times and durations as people of a language write them. Times are milliseconds or ISO text. */
export function formats(language: Language) {
  const locale = LOCALES[language];
  const date = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", weekday: "short" });
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const both = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const read = (at: string | number) =>
    typeof at === "string" && /^\d{4}-\d{2}-\d{2}$/.test(at) ? new Date(`${at}T00:00:00`) : new Date(at);
  return {
    date: (at: string | number) => date.format(read(at)),
    time: (at: string | number) => time.format(read(at)),
    dateTime: (at: string | number) => both.format(read(at)),
    number: (value: number) => number.format(value),
  };
}

/** Formats in the language of the screen. */
export function useFormats() {
  const language = useLanguage();
  return useMemo(() => formats(language), [language]);
}

/** 65000 -> "1:05"; a time that has run out is written "-0:12". Seconds are rounded up, so that 0:00 means over. */
export function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const size = Math.abs(seconds);
  const hours = Math.floor(size / 3600);
  const minutes = Math.floor((size % 3600) / 60);
  const rest = String(size % 60).padStart(2, "0");
  const shown = hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  return seconds < 0 ? `-${shown}` : shown;
}
