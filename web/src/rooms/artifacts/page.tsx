import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Loading } from "@/ui/small";
import { ListPage } from "./list/list-page";

const EditorPage = lazy(() => import("./editor/editor-page"));

/** All artifacts of the workshop, or the one that the address names. */
export default function ArtifactsPage() {
  const { artifact } = useParams({ strict: false }) as { artifact?: string };
  if (!artifact) return <ListPage />;
  return (
    <Suspense fallback={<Loading />}>
      <EditorPage key={artifact} artifact={artifact} />
    </Suspense>
  );
}
