import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { queries } from "@/api/queries";
import { useSection } from "@/live/room";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Page } from "@/ui/layout";
import { Badge, Empty, Loading } from "@/ui/small";
import { useWorkshop } from "../../frame/workshop";
import { EditionArtifacts } from "./edition";
import { type Edition, editions } from "./groups";
import styles from "./list.module.css";
import { Search } from "./search";

/** Every artifact that one may open: the edition at work first, earlier ones below, and a search through all of them. */
export function ListPage() {
  const t = useTexts(texts);
  const parts = useSection((room) => room.parts);
  const documents = useSection((room) => room.documents);
  const kinds = useQuery(queries.kinds());
  const found = useMemo(() => editions(parts, documents), [parts, documents]);
  const [present, ...earlier] = found;
  if (kinds.isError) return <Failed error={kinds.error} retry={() => void kinds.refetch()} />;
  if (!kinds.data) return <Loading />;
  return (
    <Page title={t("title")}>
      <Search kinds={kinds.data} />
      {!present && <Empty>{t("list.empty")}</Empty>}
      {present && (
        <section aria-labelledby="present" className={styles.edition}>
          <EditionTitle edition={present} id="present" />
          <EditionArtifacts edition={present.id} kinds={kinds.data} />
        </section>
      )}
      {earlier.length > 0 && (
        <section aria-labelledby="earlier" className={styles.edition}>
          <h2 id="earlier">{t("list.earlier")}</h2>
          {earlier.map((edition) => (
            <details key={edition.id} className={styles.earlier}>
              <summary>
                <EditionName edition={edition} />
              </summary>
              <EditionArtifacts edition={edition.id} kinds={kinds.data} />
            </details>
          ))}
        </section>
      )}
    </Page>
  );
}

function EditionTitle({ edition, id }: { edition: Edition; id: string }) {
  return (
    <h2 id={id}>
      <EditionName edition={edition} />
    </h2>
  );
}

/** The part that an edition belongs to, and whether it runs. */
function EditionName({ edition }: { edition: Edition }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const title = label(program.parts.find(({ id }) => id === edition.part)?.title) || edition.id;
  return (
    <span className={styles.editionName}>
      {title} {edition.state && <Badge tone={edition.state === "running" ? "accent" : "plain"}>{t(`edition.${edition.state}`)}</Badge>}
    </span>
  );
}
