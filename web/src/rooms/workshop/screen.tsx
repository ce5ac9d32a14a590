import { useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Page } from "@/ui/layout";

/** The projector: no bar, nothing secret. */
export default function ScreenPage() {
  const t = useTexts(texts);
  return <Page title={t("screen.title")}>{null}</Page>;
}
