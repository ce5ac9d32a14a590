import { useSection, useSend } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Button } from "@/ui/button";
import { Row } from "@/ui/layout";

/** A member's own two buttons: finished, and a raised hand. */
export function MyButtons() {
  const t = useTexts(texts);
  const me = useSection((room) => room.me);
  const send = useSend();
  if (me.access !== "member") return null;
  const raised = me.hand_since !== null;
  return (
    <Row>
      <Button kind={me.finished ? "plain" : "primary"} size="large" onPress={() => void send({ type: "finish", done: !me.finished })}>
        {me.finished ? t("finish.undo") : t("finish")}
      </Button>
      <Button size="large" onPress={() => void send({ type: "raise_hand", up: !raised })}>
        <span aria-hidden="true">✋ </span>
        {raised ? t("hand.lower") : t("hand.raise")}
      </Button>
    </Row>
  );
}
