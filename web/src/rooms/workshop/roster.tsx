import type { PersonView } from "@/api/types";
import { useMayLead, useSection, useSend } from "@/live/room";
import common from "@/texts/common";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Button } from "@/ui/button";
import { Avatar, Badge } from "@/ui/small";
import { useWorkshop } from "../frame/workshop";
import styles from "./session.module.css";

/** Who is here, who has finished, whose hand is up; raised hands first, in the order in which they went up. */
export function Roster() {
  const t = useTexts(texts);
  const people = useSection((room) => room.people);
  const step = useSection((room) => room.clock.step);
  const members = people.filter(({ access }) => access === "member");
  const sorted = [...people].sort((a, b) => order(a) - order(b));
  return (
    <section aria-labelledby="roster" className={styles.block}>
      <div className={styles.head}>
        <h2 id="roster">{t("people")}</h2>
        {step && members.length > 0 && (
          <span role="status">
            <Badge tone={members.every(({ finished }) => finished) ? "good" : "plain"}>
              {t("finished.count", { done: members.filter(({ finished }) => finished).length, all: members.length })}
            </Badge>
          </span>
        )}
      </div>
      <ul className={styles.people}>
        {sorted.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
    </section>
  );
}

function order(person: PersonView): number {
  return person.hand_since ?? Number.MAX_SAFE_INTEGER;
}

function Person({ person }: { person: PersonView }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const label = useLabel();
  const { program } = useWorkshop();
  const me = useSection((room) => room.me);
  const leads = useMayLead();
  const send = useSend();
  const role = program.people.roles.find(({ id }) => id === person.role);
  return (
    <li className={styles.person}>
      <Avatar id={person.id} name={person.name} present={person.online} />
      <span className={styles.name}>
        {person.name}
        {person.id === me.id && <span className={styles.quiet}> ({c("person.you")})</span>}
        <span className={styles.quiet}>
          {role ? label(role.title) : c(`access.${person.access}`)}
          {!person.online && ` · ${t("offline")}`}
        </span>
      </span>
      {person.leads && <Badge tone="accent">{t("leads")}</Badge>}
      {person.finished && <Badge tone="good">{t("finished")}</Badge>}
      {person.hand_since !== null &&
        (leads && person.id !== me.id ? (
          <Button size="small" aria-label={t("hand.lower.of", { name: person.name })} onPress={() => void send({ type: "raise_hand", up: false, person: person.id })}>
            ✋ {t("hand.lower")}
          </Button>
        ) : (
          <Badge tone="warn">✋ {t("hand.up")}</Badge>
        ))}
    </li>
  );
}
