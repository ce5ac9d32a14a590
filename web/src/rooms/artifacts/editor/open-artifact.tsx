import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { DocumentView, KindView } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import { useDocumentStatus } from "@/live/use-document";
import texts from "@/texts/artifacts";
import { useLabel, useTexts } from "@/texts/language";
import { accent } from "@/ui/accent";
import { Loading } from "@/ui/small";
import { useTitle } from "@/ui/use-title";
import { DraftBar } from "../../ai/draft-bar";
import { useWorkshop } from "../../frame/workshop";
import { Copies, useCopies } from "../copies/copies";
import { AssumeDialog } from "../dialogs/assume-dialog";
import { EvidenceDialog } from "../dialogs/evidence-dialog";
import { OriginDialog } from "../dialogs/origin-dialog";
import { homes } from "../list/groups";
import { ShownChanges } from "../marks/changes";
import { Legend } from "../marks/origin-mark";
import { OpenComments, useComments, useCounts } from "../marks/open-comments";
import { Proposals } from "../proposals/proposals-context";
import { useProposals } from "../proposals/use-proposals";
import type { Spot } from "../shape";
import { Content } from "./content";
import { type Editor, EditorContext, type Panels, PanelsContext } from "./context";
import styles from "./editor.module.css";
import { type Side, SidePanel } from "./side-panel";
import { Toolbar } from "./toolbar";
import { useArrival } from "./use-arrival";
import { useDifference, useHasEarlier } from "./use-difference";
import { WhyClosed } from "./why-closed";

interface Opened {
  what: "origin" | "evidence" | "assume";
  spot: Spot;
}

/** The open artifact: what it is, its content, and what stands beside it. */
export function OpenArtifact({ view, kind }: { view: DocumentView; kind: KindView }) {
  const workshop = useWorkshopId();
  const access = useSection((room) => room.me.access);
  const { ready, denied } = useDocumentStatus();
  const [side, setSide] = useState<Side | null>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [dialog, setDialog] = useState<Opened | null>(null);
  const [openOnly, setOpenOnly] = useState(false);
  const [difference, setDifference] = useState(false);
  const [besides, setBesides] = useState(false);
  const editor = useMemo<Editor>(
    () => ({ workshop, view, kind, writable: view.writable && !denied, comments: access !== "observer", openOnly }),
    [workshop, view, kind, denied, access, openOnly],
  );
  const panels = useMemo<Panels>(
    () => ({
      comment: (at) => {
        setSpot(at);
        setSide("comments");
      },
      origin: (at) => setDialog({ what: "origin", spot: at }),
      evidence: (at) => setDialog({ what: "evidence", spot: at }),
      assume: (at) => setDialog({ what: "assume", spot: at }),
    }),
    [],
  );
  const counts = useCounts(useComments(workshop, view.id).data);
  const comments = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const changes = useDifference(workshop, view.id, difference);
  const comparable = useHasEarlier(view);
  const proposals = useProposals();
  const copies = useCopies(view);
  useArrival(ready);
  const close = () => setDialog(null);
  return (
    <EditorContext value={editor}>
      <PanelsContext value={panels}>
        <OpenComments value={counts}>
          <ShownChanges value={changes}>
            <Proposals value={proposals}>
              <div className={styles.page} data-side={side !== null} {...accent(useColour(view.kind))}>
                <div className={styles.main}>
                  <Heading view={view} kind={kind} />
                  <Toolbar
                    side={side}
                    open={(wanted) => {
                      setSpot(null);
                      setSide(wanted);
                    }}
                    comments={comments}
                    openOnly={openOnly}
                    setOpenOnly={setOpenOnly}
                    difference={difference}
                    setDifference={comparable ? setDifference : null}
                    copies={copies.length}
                    besides={besides}
                    setBesides={setBesides}
                  />
                  <WhyClosed />
                  <div className={styles.draft}>
                    <DraftBar artifact={view} />
                  </div>
                  <Legend foldable />
                  <Body ready={ready} besides={besides} copies={copies} kind={kind} />
                </div>
                {side && (
                  <div className={styles.side}>
                    <SidePanel side={side} spot={spot} showAll={() => setSpot(null)} close={() => setSide(null)} />
                  </div>
                )}
              </div>
              {dialog?.what === "origin" && <OriginDialog spot={dialog.spot} close={close} />}
              {dialog?.what === "evidence" && <EvidenceDialog spot={dialog.spot} close={close} />}
              {dialog?.what === "assume" && <AssumeDialog spot={dialog.spot} close={close} />}
            </Proposals>
          </ShownChanges>
        </OpenComments>
      </PanelsContext>
    </EditorContext>
  );
}

function Body({ ready, besides, copies, kind }: { ready: boolean; besides: boolean; copies: readonly DocumentView[]; kind: KindView }) {
  const t = useTexts(texts);
  if (!ready) return <Loading label={t("opening")} />;
  return besides && copies.length > 0 ? <Copies copies={copies} /> : <Content kind={kind} />;
}

/** The colour of the process that the kind belongs to. */
function useColour(kind: string): string | undefined {
  const { program } = useWorkshop();
  const process = homes(program).get(kind)?.process;
  return program.processes.find(({ id }) => id === process)?.colour;
}

function Heading({ view, kind }: { view: DocumentView; kind: KindView }) {
  const t = useTexts(texts);
  const label = useLabel();
  const workshop = useWorkshopId();
  const { program } = useWorkshop();
  const parts = useSection((room) => room.parts);
  const part = parts.find(({ edition }) => edition === view.edition)?.id;
  const title = view.owner ? `${label(kind.title)} (${view.owner})` : label(kind.title);
  useTitle(title);
  return (
    <header className={styles.heading}>
      <Link to="/w/$workshop/artifacts" params={{ workshop }} className={styles.back}>
        {t("back")}
      </Link>
      <h1>{title}</h1>
      <span className={styles.edition}>{label(program.parts.find(({ id }) => id === part)?.title)}</span>
    </header>
  );
}
