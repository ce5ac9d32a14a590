import { Link, useNavigate } from "@tanstack/react-router";
import { useSection, useSend, useWorkshopId } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/tables";
import { Button } from "@/ui/button";
import { Notice, Row } from "@/ui/layout";
import styles from "./tables.module.css";

/** The vote across tables: the way to it, and for the facilitator the button that opens one. */
export function TableVote() {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const navigate = useNavigate();
  const send = useSend();
  const tables = useSection((room) => room.tables);
  const facilitates = useSection((room) => room.me.access === "facilitator");
  const votes = useSection((room) => room.votes);
  const ours = votes.filter(({ options }) => options.length > 0 && options.every((option) => tables.some(({ id }) => option.id === `table-${id}`)));
  const open = ours.find(({ state }) => state === "open");
  const result = ours.findLast(({ state }) => state === "revealed");
  const start = async () => {
    const options = tables.map(({ id, name }) => ({ id: `table-${id}`, title: name, row: "" }));
    if (await send({ type: "open_vote", subject: t("vote.subject"), method: "dots", dots: 3, anonymous: true, options })) await navigate({ to: "/w/$workshop/decide", params: { workshop } });
  };
  const link = (
    <Link to="/w/$workshop/decide" params={{ workshop }} className={styles.link}>
      {t(open ? "vote.go" : "vote.result")}
    </Link>
  );
  if (open)
    return (
      <Notice tone={open.mine ? "plain" : "warn"}>
        <Row>
          {t(open.mine ? "vote.cast" : "vote.open", { cast: open.cast, expected: open.expected })} {link}
        </Row>
      </Notice>
    );
  return (
    <Row>
      {result && link}
      {facilitates && tables.length > 1 && <Button onPress={() => void start()}>{t("vote.start")}</Button>}
    </Row>
  );
}
