import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import type { KindView } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { TextField } from "@/ui/field";
import { Loading } from "@/ui/small";
import { requests, type SearchHit } from "../requests";
import styles from "./list.module.css";

/** Finds words in all artifacts that one may open. */
export function Search({ kinds }: { kinds: readonly KindView[] }) {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed.trim().normalize("NFKC"));
  const found = useQuery({ ...requests.search(workshop, wanted), enabled: wanted.length > 0 });
  return (
    <search className={styles.search}>
      <TextField label={t("search")} type="search" value={typed} onChange={setTyped} placeholder={t("search.placeholder")} />
      {wanted && (
        <div aria-live="polite">
          {found.isPending && <Loading label={t("search.running")} />}
          {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
          {found.data && <Hits hits={found.data} kinds={kinds} />}
        </div>
      )}
    </search>
  );
}

function Hits({ hits, kinds }: { hits: readonly SearchHit[]; kinds: readonly KindView[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const workshop = useWorkshopId();
  const documents = useSection((room) => room.documents);
  if (hits.length === 0) return <p className={styles.quiet}>{t("search.none")}</p>;
  return (
    <>
      <p className={styles.quiet}>{t("search.found", { count: hits.length })}</p>
      <ul role="list" className={styles.hits}>
        {hits.map((hit, place) => {
          const document = documents.find(({ id }) => id === hit.artifact);
          const kind = label(kinds.find(({ key }) => key === document?.kind)?.title);
          return (
            <li key={place}>
              <Link
                to="/w/$workshop/artifacts/$artifact"
                params={{ workshop, artifact: hit.artifact }}
                search={{ list: hit.list, row: hit.row, column: hit.column } as never}
                className={styles.hit}
              >
                <strong>{hit.title || kind}</strong>
                <span className={styles.quiet}>{[kind !== hit.title && kind, document?.owner].filter(Boolean).join(" · ")}</span>
                <span>{hit.excerpt}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
