import { Link } from "@tanstack/react-router";
import type { PersonView } from "@/api/types";
import { useSection, useSend, useWorkshopId } from "@/live/room";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import texts from "@/texts/tables";
import { Button } from "@/ui/button";
import { Menu } from "@/ui/menu";
import { Avatar, Badge } from "@/ui/small";
import { useRoleTitle } from "../frame/checks";
import { useKindTitle } from "../frame/kinds";
import { LARGEST, seatable, seats } from "./seating";
import styles from "./tables.module.css";

/** A table: who sits there, and its artifacts as far as the viewer may see them. */
export function TableCard({ table, mine = false }: { table: { id: string; name: string }; mine?: boolean }) {
  const t = useTexts(texts);
  const facilitates = useSection((room) => room.me.access === "facilitator");
  const people = useSection((room) => room.people).filter((person) => person.table === table.id);
  return (
    <section className={styles.table} data-mine={mine} aria-labelledby={`table-${table.id}`}>
      <h2 id={`table-${table.id}`}>
        {table.name} {mine && <Badge tone="accent">{t("mine")}</Badge>} <span className={styles.quiet}>{t("people", { count: people.length })}</span>{" "}
        {people.length > LARGEST && <Badge tone="warn">{t("full")}</Badge>}
      </h2>
      <ul role="list" className={styles.people}>
        {people.map((person) => (
          <li key={person.id} className={styles.person}>
            <Avatar id={person.id} name={person.name} size={24} present={person.online} />
            <Name person={person} />
            {facilitates && <Move person={person} />}
          </li>
        ))}
      </ul>
      {facilitates && people.length === 0 && <RemoveTable id={table.id} name={table.name} />}
      <Artifacts table={table.id} large={mine} />
    </section>
  );
}

function Name({ person }: { person: PersonView }) {
  const role = useRoleTitle();
  const c = useTexts(common);
  const me = useSection((room) => room.me.id);
  return (
    <span className={styles.name}>
      {person.name} {person.id === me && <span className={styles.quiet}>({c("person.you")})</span>} <span className={styles.quiet}>{person.role && role(person.role)}</span>
    </span>
  );
}

/** Seats somebody at another table; everybody else stays. */
function Move({ person }: { person: PersonView }) {
  const t = useTexts(texts);
  const send = useSend();
  const tables = useSection((room) => room.tables);
  const people = seatable(useSection((room) => room.people));
  const others = tables.filter(({ id }) => id !== person.table);
  const to = (name: string) => void send({ type: "set_tables", names: tables.map((table) => table.name), seats: { ...seats(people, tables), [person.id]: name } });
  if (others.length === 0) return null;
  return (
    <Menu
      label={t("move.label", { name: person.name })}
      trigger={
        <Button kind="quiet" size="small" aria-label={t("move.label", { name: person.name })}>
          {t("move")}
        </Button>
      }
      actions={others.map(({ id, name }) => ({ id, label: t("move.to", { table: name, count: people.filter(({ table }) => table === id).length }), do: () => to(name) }))}
    />
  );
}

function RemoveTable({ id, name }: { id: string; name: string }) {
  const t = useTexts(texts);
  const send = useSend();
  const tables = useSection((room) => room.tables);
  const people = seatable(useSection((room) => room.people));
  const rest = tables.filter((table) => table.id !== id);
  return (
    <div>
      <Button size="small" aria-label={t("remove.label", { name })} onPress={() => void send({ type: "set_tables", names: rest.map((table) => table.name), seats: seats(people, rest) })}>
        {t("remove")}
      </Button>
    </div>
  );
}

function Artifacts({ table, large }: { table: string; large: boolean }) {
  const t = useTexts(texts);
  const title = useKindTitle();
  const workshop = useWorkshopId();
  const documents = useSection((room) => room.documents).filter(({ scope }) => scope === `table:${table}`);
  if (documents.length === 0) return large ? <p className={styles.quiet}>{t("artifacts.none")}</p> : null;
  return (
    <ul role="list" className={styles.artifacts} aria-label={t("artifacts")} data-large={large}>
      {documents.map((document) => (
        <li key={document.id}>
          <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop, artifact: document.id }} className={styles.artifact}>
            {title(document.kind)}
          </Link>{" "}
          {document.writable && <Badge tone="accent">{t("write")}</Badge>}
        </li>
      ))}
    </ul>
  );
}
