import type { VoteView } from "@/api/types";
import { useMayLead, useSection, useSend } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { Card, Row } from "@/ui/layout";
import { Badge } from "@/ui/small";
import { Ballot } from "./ballot";
import styles from "./decide.module.css";
import { Result } from "./result";

/** One vote: one's own ballot while it is open, what came out once it is shown. */
export function Vote({ vote }: { vote: VoteView }) {
  const t = useTexts(texts);
  const leads = useMayLead();
  const me = useSection((room) => room.me);
  const people = useSection((room) => room.people);
  const send = useSend();
  const waiting = vote.anonymous ? [] : people.filter(({ id, access }) => access === "member" && !vote.voted.includes(id));
  return (
    <Card>
      <div className={styles.head}>
        <h2>{vote.subject}</h2>
        <Row>
          <Badge>{t(vote.anonymous ? "anonymous" : "named")}</Badge>
          {vote.state === "open" ? (
            <span role="status">
              <Badge tone={vote.cast >= vote.expected ? "good" : "accent"}>{t("cast", { cast: vote.cast, expected: vote.expected })}</Badge>
            </span>
          ) : (
            <Badge tone="good">{t("shown")}</Badge>
          )}
        </Row>
      </div>
      {vote.state === "open" && <p className={styles.quiet}>{t(vote.anonymous ? "secret.anonymous" : "secret.named")}</p>}
      {vote.state === "open" && me.access === "member" && <Ballot vote={vote} />}
      {vote.state === "open" && waiting.length > 0 && <p className={styles.quiet}>{t("waiting", { names: waiting.map(({ name }) => name).join(t("and")) })}</p>}
      {vote.state === "open" && leads && (
        <Row>
          <Button kind="primary" onPress={() => void send({ type: "reveal_vote", vote: vote.id })}>
            {t("reveal")}
          </Button>
          <Confirm
            title={t("cancel.title")}
            text={t("cancel.text")}
            action={t("cancel")}
            onConfirm={() => void send({ type: "cancel_vote", vote: vote.id })}
            trigger={<Button kind="quiet">{t("cancel")}</Button>}
          />
        </Row>
      )}
      {vote.result && <Result vote={vote} result={vote.result} />}
    </Card>
  );
}
