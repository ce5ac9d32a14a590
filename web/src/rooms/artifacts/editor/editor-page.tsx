import { useQuery } from "@tanstack/react-query";
import { queries } from "@/api/queries";
import { useSection } from "@/live/room";
import { DocumentProvider } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Notice, Page } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { OpenArtifact } from "./open-artifact";

/** One artifact, open for reading and writing. */
export default function EditorPage({ artifact }: { artifact: string }) {
  const t = useTexts(texts);
  const view = useSection((room) => room.documents.find(({ id }) => id === artifact));
  const kinds = useQuery(queries.kinds());
  if (kinds.isError) return <Failed error={kinds.error} retry={() => void kinds.refetch()} />;
  if (!kinds.data) return <Loading />;
  const kind = kinds.data.find(({ key }) => key === view?.kind);
  if (!view || !kind)
    return (
      <Page title={t("title")} narrow>
        <Notice tone="warn">{t("missing")}</Notice>
      </Page>
    );
  return (
    <DocumentProvider artifact={artifact}>
      <OpenArtifact view={view} kind={kind} />
    </DocumentProvider>
  );
}
