import { useMayLead, useSection } from "@/live/room";
import texts from "@/texts/decide";
import { useTexts } from "@/texts/language";
import { Page, Row } from "@/ui/layout";
import { Empty } from "@/ui/small";
import { Decisions } from "./decisions";
import { DecideDialog } from "./decide-dialog";
import { DieDialog } from "./die-dialog";
import { NewVote } from "./new-vote";
import { Rankings } from "./rankings";
import { Vote } from "./vote";

/** Deciding: votes that stay secret until they are shown, rankings that follow from the artifacts, a decider, a die. */
export default function DecidePage() {
  const t = useTexts(texts);
  const votes = useSection((room) => room.votes);
  const me = useSection((room) => room.me);
  const leads = useMayLead();
  const decides = leads || me.role === "product_manager";
  const open = votes.filter(({ state }) => state === "open");
  const shown = votes.filter(({ state }) => state === "revealed").reverse();
  return (
    <Page
      title={t("title")}
      actions={
        decides && (
          <Row>
            <NewVote />
            <DecideDialog />
            <DieDialog />
          </Row>
        )
      }
    >
      {open.length === 0 && shown.length === 0 && <Empty>{t(decides ? "none.decides" : "none")}</Empty>}
      {open.map((vote) => (
        <Vote key={vote.id} vote={vote} />
      ))}
      {shown.map((vote) => (
        <Vote key={vote.id} vote={vote} />
      ))}
      <Rankings />
      <Decisions />
    </Page>
  );
}
