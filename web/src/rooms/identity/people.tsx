import { useSection } from "@/live/room";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Page } from "@/ui/layout";
import { Empty } from "@/ui/small";
import { Invitations } from "./invitations";
import { PeopleTable } from "./people-table";

/** Who is in the workshop, and, for facilitators, how others come in. */
export default function PeoplePage() {
  const t = useTexts(texts);
  const people = useSection((room) => room.people);
  const facilitates = useSection((room) => room.me).access === "facilitator";
  const online = people.filter((person) => person.online).length;
  return (
    <Page title={t("people.title")} actions={<p>{t("people.count", { count: people.length, online })}</p>}>
      {people.length ? <PeopleTable people={people} /> : <Empty>{t("people.none")}</Empty>}
      {facilitates && <Invitations />}
    </Page>
  );
}
