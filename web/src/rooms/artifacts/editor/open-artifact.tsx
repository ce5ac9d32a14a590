import { useMemo } from "react";
import type { DocumentView, KindView } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import { useDocumentStatus } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { type Editor, EditorContext } from "./context";
import { FieldsForm } from "./fields";

/** The open artifact: what it is, its content. */
export function OpenArtifact({ view, kind }: { view: DocumentView; kind: KindView }) {
  const t = useTexts(texts);
  const label = useLabel();
  const workshop = useWorkshopId();
  const access = useSection((room) => room.me.access);
  const { ready, denied } = useDocumentStatus();
  const editor = useMemo<Editor>(
    () => ({ workshop, view, kind, writable: view.writable && !denied, comments: access !== "observer", openOnly: false }),
    [workshop, view, kind, denied, access],
  );
  const title = label(kind.title);
  return (
    <EditorContext value={editor}>
      <Page title={view.owner ? `${title} (${view.owner})` : title}>{ready ? <FieldsForm columns={kind.fields} /> : <Loading label={t("opening")} />}</Page>
    </EditorContext>
  );
}
