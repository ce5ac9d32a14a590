import texts from "@/texts/plan";
import { useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";

export default function PlanPage() {
  const t = useTexts(texts);
  return <Page title={t("title")}>{null}</Page>;
}
