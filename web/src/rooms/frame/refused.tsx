import { Link } from "@tanstack/react-router";
import type { ApiError } from "@/api/errors";
import { pickUpEntry } from "@/api/entry";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import { Notice, Page, Row } from "@/ui/layout";
import { LanguageSwitch } from "@/ui/language-switch";

/** The server does not let us into the workshop: why, and the ways back. */
export function Refused({ error, workshop }: { error: ApiError; workshop: string }) {
  const t = useTexts(common);
  const out = error.status === 401;
  const entry = pickUpEntry(workshop);
  return (
    <Page title={out ? t("error.rejoin.title") : t("error.title")} narrow>
      <Notice tone="warn">{out ? t("error.rejoin") : error.status === 404 ? t("error.workshop") : error.message}</Notice>
      <Row>
        {entry && <a href={entry}>{t("error.entry")}</a>}
        <Link to="/sign-in" search={{ to: `/w/${workshop}` } as never}>
          {t("sign_in")}
        </Link>
        <LanguageSwitch />
      </Row>
    </Page>
  );
}
