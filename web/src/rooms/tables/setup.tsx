import { useState } from "react";
import { useSection, useSend } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/tables";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { Card, Notice, Row } from "@/ui/layout";
import { LARGEST, names, seatable, seats, SMALLEST, suggested } from "./seating";
import styles from "./tables.module.css";

const MOST = 50;

/** For facilitators: how many tables there are, and everybody spread over them. */
export function Setup() {
  const t = useTexts(texts);
  const send = useSend();
  const people = seatable(useSection((room) => room.people));
  const tables = useSection((room) => room.tables);
  const [wanted, setWanted] = useState<number | null>(null);
  const count = wanted ?? (tables.length || suggested(people.length));
  const each = people.length / count;
  const named = names(tables.map(({ name }) => name), count, (number) => t("table", { number }));
  const spread = () => void send({ type: "set_tables", names: named, seats: {} });
  const keep = () => void send({ type: "set_tables", names: named, seats: seats(people, tables) });
  const standing = people.filter(({ table }) => !tables.some(({ id }) => id === table)).length;
  return (
    <Card>
      <h2>{t("setup")}</h2>
      <Row>
        <span id="count">{t("count")}</span>
        <Button aria-label={t("fewer")} isDisabled={count <= 1} onPress={() => setWanted(count - 1)}>
          −
        </Button>
        <output aria-labelledby="count" aria-live="polite" className={styles.count}>
          {count}
        </output>
        <Button aria-label={t("more")} isDisabled={count >= MOST} onPress={() => setWanted(count + 1)}>
          +
        </Button>
        <span className={styles.quiet}>{t("each", { people: people.length, each: Math.round(each * 10) / 10 })}</span>
      </Row>
      {people.length > 0 && (each > LARGEST || each < SMALLEST) && <Notice tone="warn">{t(each > LARGEST ? "each.large" : "each.small")}</Notice>}
      {tables.length > 0 && standing > 0 && <Notice>{t("standing", { count: standing })}</Notice>}
      <Row>
        {tables.length === 0 ? (
          <Button kind="primary" onPress={spread}>
            {t("spread")}
          </Button>
        ) : (
          <>
            <Button kind="primary" isDisabled={count < tables.length || (count === tables.length && standing === 0)} onPress={keep}>
              {t("add")}
            </Button>
            <Confirm title={t("respread.title")} text={t("respread.text")} action={t("respread")} onConfirm={spread} trigger={<Button>{t("respread")}</Button>} />
          </>
        )}
      </Row>
    </Card>
  );
}
