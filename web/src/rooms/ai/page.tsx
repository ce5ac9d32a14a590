import texts from "@/texts/ai";
import { useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";

export default function AiPage() {
  const t = useTexts(texts);
  return <Page title={t("title")}>{null}</Page>;
}
