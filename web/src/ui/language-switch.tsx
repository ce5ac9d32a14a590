import common from "@/texts/common";
import { setLanguage, useLanguage, useTexts } from "@/texts/language";
import { Button } from "./button";

/** Switches the language of the screen in one click. */
export function LanguageSwitch() {
  const t = useTexts(common);
  const shown = useLanguage();
  const other = shown === "ja" ? "en" : "ja";
  return (
    <Button kind="quiet" onPress={() => setLanguage(other)} aria-label={t("language.switch.label")}>
      <span lang={other}>{t("language.switch")}</span>
    </Button>
  );
}
