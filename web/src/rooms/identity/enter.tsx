import { useNavigate, useParams } from "@tanstack/react-router";
import { api } from "@/api/client";
import { keepToken } from "@/api/tokens";
import type { Joined } from "@/api/types";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Card, Notice, Page } from "@/ui/layout";
import { useAction } from "@/ui/use-action";

/** A one-time link into a workshop. It is used up by a press, so that no preview of the link spends it. */
export default function EnterPage() {
  const t = useTexts(texts);
  const { token } = useParams({ from: "/enter/$token" });
  const navigate = useNavigate();
  const { busy, error, run } = useAction();
  const enter = () =>
    void run(async () => {
      const joined = await api.post<Joined>("/enter", { token });
      keepToken(joined.token, joined.workshop_id);
      await navigate({ to: "/w/$workshop", params: { workshop: joined.workshop_id }, replace: true });
    });
  return (
    <Page title={t("enter.title")} narrow>
      <Card>
        <p>{t("enter.lead")}</p>
        {error && <Notice tone="bad">{error}</Notice>}
        <Button kind="primary" size="large" onPress={enter} isPending={busy}>
          {t("enter.do")}
        </Button>
      </Card>
    </Page>
  );
}
