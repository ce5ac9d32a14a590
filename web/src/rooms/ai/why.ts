import texts from "@/texts/ai";
import { useTexts } from "@/texts/language";

type Key = keyof (typeof texts)["ja"];

const isKey = (key: string): key is Key => key in texts.ja;

/** Why a draft failed or fell back to rules, in words, from the code of the error. */
export function useWhy(): (code: string) => string {
  const t = useTexts(texts);
  return (code) => {
    const key = `why.${code}`;
    return isKey(key) ? t(key) : t("why.other", { code });
  };
}
