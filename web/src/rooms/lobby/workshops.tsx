import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ApiError } from "@/api/errors";
import { queries } from "@/api/queries";
import type { WorkshopSummary } from "@/api/types";
import common from "@/texts/common";
import { useFormats } from "@/texts/format";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/lobby";
import { Failed } from "@/ui/boundary";
import button from "@/ui/button.module.css";
import { Notice, Page, Row } from "@/ui/layout";
import { Badge, Empty, Loading } from "@/ui/small";
import styles from "./lobby.module.css";

/** The workshops that one may enter. */
export default function WorkshopsPage() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const workshops = useQuery(queries.workshops());
  const create = (
    <Link to="/workshops/new" className={`${button.button} ${button.primary}`}>
      {t("list.create")}
    </Link>
  );
  if (workshops.error instanceof ApiError && workshops.error.status === 401)
    return (
      <Page title={t("list.title")} narrow>
        <Notice>{t("list.signed_out")}</Notice>
        <Link to="/sign-in">{words("sign_in")}</Link>
      </Page>
    );
  return (
    <Page title={t("list.title")} actions={create}>
      {workshops.isPending && <Loading />}
      {workshops.isError && <Failed error={workshops.error} retry={() => void workshops.refetch()} />}
      {workshops.data?.length === 0 && <Empty>{t("list.none")}</Empty>}
      {workshops.data && workshops.data.length > 0 && (
        <ul role="list" className={styles.list}>
          {workshops.data.map((workshop) => (
            <Item key={workshop.id} workshop={workshop} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Item({ workshop }: { workshop: WorkshopSummary }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const formats = useFormats();
  return (
    <li className={styles.item}>
      <Link to="/w/$workshop" params={{ workshop: workshop.id }} className={styles.name}>
        {workshop.product}
      </Link>
      <p className={styles.detail}>
        {[workshop.company, label(workshop.program_title)].filter(Boolean).join(" · ")}
      </p>
      <Row>
        <Badge>{workshop.start ? t("list.start", { date: formats.date(workshop.start) }) : t("list.undated")}</Badge>
        <Badge>{t("list.people", { count: workshop.people })}</Badge>
        <Badge tone="accent">{words(`access.${workshop.access}`)}</Badge>
      </Row>
    </li>
  );
}
