import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";

export default function ArtifactsPage() {
  const t = useTexts(texts);
  return <Page title={t("title")}>{null}</Page>;
}
