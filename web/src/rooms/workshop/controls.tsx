import { Link } from "@tanstack/react-router";
import { useSection, useSend, useWorkshopId } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Button } from "@/ui/button";
import { Card, Row } from "@/ui/layout";
import { ChimeSwitch } from "./chime";
import styles from "./session.module.css";

/** The clock's buttons: one press each, no dialog in between; everything can be taken back. */
export function Controls() {
  const t = useTexts(texts);
  const id = useWorkshopId();
  const running = useSection((room) => room.clock.running);
  const agenda = useSection((room) => room.agenda);
  const send = useSend();
  const place = agenda.findIndex(({ state }) => state === "current");
  const last = place === agenda.length - 1;
  return (
    <Card className={styles.controls}>
      <Row>
        <Button size="large" onPress={() => void send({ type: running ? "pause" : "resume" })}>
          {running ? t("pause") : t("resume")}
        </Button>
        <Button size="large" aria-label={t("extend.label", { minutes: 1 })} onPress={() => void send({ type: "extend", minutes: 1 })}>
          {t("extend", { minutes: 1 })}
        </Button>
        <Button size="large" aria-label={t("extend.label", { minutes: 5 })} onPress={() => void send({ type: "extend", minutes: 5 })}>
          {t("extend", { minutes: 5 })}
        </Button>
        <Button isDisabled={place <= 0} onPress={() => void send({ type: "previous_step" })}>
          {t("previous")}
        </Button>
        <Button kind="primary" size="large" isDisabled={last} onPress={() => void send({ type: "next_step" })}>
          {t("next")}
        </Button>
      </Row>
      <Row>
        <Button onPress={() => void send({ type: "bring_everyone" })}>{t("bring")}</Button>
        <Link to="/w/$workshop/screen" params={{ workshop: id }} target="_blank" className={styles.link}>
          {t("screen.open")}
        </Link>
        <ChimeSwitch />
      </Row>
      {last && <p className={styles.quiet}>{t("last")}</p>}
    </Card>
  );
}
