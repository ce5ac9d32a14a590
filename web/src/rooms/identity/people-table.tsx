import { useState } from "react";
import { api } from "@/api/client";
import { inWords } from "@/api/errors";
import type { PersonView } from "@/api/types";
import { useSection, useSend, useWorkshopId } from "@/live/room";
import common from "@/texts/common";
import texts from "@/texts/identity";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { CopyLink } from "@/ui/copy-link";
import { Dialog } from "@/ui/dialog";
import { Menu } from "@/ui/menu";
import { Row, Stack } from "@/ui/layout";
import { Avatar, Badge } from "@/ui/small";
import { Table } from "@/ui/table";
import { notify } from "@/ui/toast-queue";
import { useWorkshop } from "@/rooms/frame/workshop";
import { ChangePerson } from "./change-person";
import { absolute } from "./links";

/** Everybody with role, access and presence; facilitators get a menu for each. */
export function PeopleTable({ people }: { people: readonly PersonView[] }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const { program } = useWorkshop();
  const me = useSection((room) => room.me);
  const facilitates = me.access === "facilitator";
  const role = (id: string) => label(program.people.roles.find((each) => each.id === id)?.title);
  const head = [t("name"), t("people.role"), t("people.access"), t("people.online"), ...(facilitates ? [""] : [])];
  return (
    <Table caption={t("people.title")} head={head}>
      {people.map((person) => (
        <tr key={person.id}>
          <th scope="row">
            <Row>
              <Avatar id={person.id} name={person.name} present={person.online} />
              <span>{person.name}</span>
              {person.id === me.id && <Badge>{words("person.you")}</Badge>}
              {person.leads && <Badge tone="accent">{t("people.leads")}</Badge>}
            </Row>
          </th>
          <td>{role(person.role)}</td>
          <td>{words(`access.${person.access}`)}</td>
          <td>{t(person.online ? "people.online" : "people.offline")}</td>
          {facilitates && (
            <td>
              <PersonActions person={person} mine={person.id === me.id} />
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

function PersonActions({ person, mine }: { person: PersonView; mine: boolean }) {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  const send = useSend();
  const [open, setOpen] = useState<"" | "change" | "remove">("");
  const [link, setLink] = useState("");
  const path = `/workshops/${workshop}/people/${person.id}`;
  const attempt = (action: () => Promise<unknown>) => void action().catch((error: unknown) => notify(inWords(error), "problem"));
  const readmit = () =>
    attempt(async () => setLink(absolute((await api.post<{ url: string }>(`${path}/readmit`, undefined, { workshop })).url)));
  const remove = () => attempt(() => api.delete(path, { workshop }));
  const actions = [
    { id: "change", label: t("people.change"), do: () => setOpen("change") },
    { id: "readmit", label: t("people.readmit"), do: readmit },
    {
      id: "lead",
      label: t(person.leads ? "people.lead.end" : "people.lead"),
      do: () => void send({ type: "set_lead", person: person.leads ? "" : person.id }),
    },
    ...(mine ? [] : [{ id: "remove", label: t("people.remove"), do: () => setOpen("remove") }]),
  ];
  const close = () => setOpen("");
  return (
    <>
      <Menu
        label={t("people.actions", { name: person.name })}
        actions={actions}
        trigger={
          <Button kind="quiet" size="small" aria-label={t("people.actions", { name: person.name })}>
            <span aria-hidden="true">⋯</span>
          </Button>
        }
      />
      <Dialog title={t("people.change.title", { name: person.name })} isOpen={open === "change"} onOpenChange={close}>
        {(done) => <ChangePerson person={person} close={done} />}
      </Dialog>
      <Dialog title={t("people.readmit.title", { name: person.name })} isOpen={Boolean(link)} onOpenChange={() => setLink("")}>
        {() => (
          <Stack>
            <CopyLink url={link} label={t("people.readmit.title", { name: person.name })} />
            <p>{t("people.readmit.help")}</p>
          </Stack>
        )}
      </Dialog>
      <Dialog title={t("people.remove.title", { name: person.name })} isOpen={open === "remove"} onOpenChange={close}>
        {(done) => (
          <Stack>
            <p>{t("people.remove.text")}</p>
            <Button
              kind="danger"
              onPress={() => {
                done();
                remove();
              }}
            >
              {t("people.remove")}
            </Button>
          </Stack>
        )}
      </Dialog>
    </>
  );
}
