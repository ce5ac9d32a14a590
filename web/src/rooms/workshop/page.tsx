import texts from "@/texts/workshop";
import { useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";

export default function WorkshopPage() {
  const t = useTexts(texts);
  return <Page title={t("title")}>{null}</Page>;
}
