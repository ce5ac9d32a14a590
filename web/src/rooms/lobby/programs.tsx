import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { queries } from "@/api/queries";
import type { ProgramSummary } from "@/api/types";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/lobby";
import { Failed } from "@/ui/boundary";
import { Page, Row } from "@/ui/layout";
import { Badge, Loading } from "@/ui/small";
import styles from "./lobby.module.css";
import { Upload } from "./upload";

/** The programs of this server, and a place to bring in one's own. */
export default function ProgramsPage() {
  const t = useTexts(texts);
  const programs = useQuery(queries.programs());
  return (
    <Page title={t("programs.title")}>
      <p>{t("programs.lead")}</p>
      {programs.isPending && <Loading />}
      {programs.isError && <Failed error={programs.error} retry={() => void programs.refetch()} />}
      <ul role="list" className={styles.list}>
        {programs.data?.map((program) => (
          <Item key={program.id} program={program} />
        ))}
      </ul>
      <Upload onDone={() => void programs.refetch()} />
    </Page>
  );
}

function Item({ program }: { program: ProgramSummary }) {
  const t = useTexts(texts);
  const label = useLabel();
  return (
    <li className={styles.item}>
      <h2>{label(program.title)}</h2>
      <p className={styles.detail}>{label(program.summary)}</p>
      <Row>
        <Badge tone={program.builtin ? "plain" : "accent"}>{t(program.builtin ? "programs.builtin" : "programs.own")}</Badge>
        <Badge>{t("programs.version", { version: program.version })}</Badge>
        <Badge>{t("programs.languages", { list: program.languages.map((id) => t(`create.language.${id}`)).join(", ") })}</Badge>
      </Row>
      <Link to="/workshops/new" search={{ program: program.id } as never} className={styles.name}>
        {t("programs.use")}
      </Link>
    </li>
  );
}
