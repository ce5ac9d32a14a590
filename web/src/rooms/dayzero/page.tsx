import texts from "@/texts/dayzero";
import { useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";

export default function DayzeroPage() {
  const t = useTexts(texts);
  return <Page title={t("title")}>{null}</Page>;
}
