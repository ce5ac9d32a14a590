import texts from "@/texts/decide";
import { useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";

export default function DecidePage() {
  const t = useTexts(texts);
  return <Page title={t("title")}>{null}</Page>;
}
