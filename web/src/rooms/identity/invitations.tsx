import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { inWords } from "@/api/errors";
import type { Invitation } from "@/api/types";
import { useSection, useWorkshopId } from "@/live/room";
import { useWorkshop } from "@/rooms/frame/workshop";
import common from "@/texts/common";
import { useFormats } from "@/texts/format";
import texts from "@/texts/identity";
import { useLabel, useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { CopyLink } from "@/ui/copy-link";
import { Confirm, Dialog } from "@/ui/dialog";
import { Card, Row, Stack } from "@/ui/layout";
import { Badge, Empty, Loading } from "@/ui/small";
import { Table } from "@/ui/table";
import { notify } from "@/ui/toast-queue";
import { absolute } from "./links";
import { MakeInvitation } from "./make-invitation";

/** The invitation links of a workshop: make, copy, revoke. */
export function Invitations() {
  const t = useTexts(texts);
  const workshop = useWorkshopId();
  // Whoever joins has used one of them.
  const people = useSection((room) => room.people).length;
  const path = `/workshops/${workshop}/invitations`;
  const [fresh, setFresh] = useState("");
  const invitations = useQuery({ queryKey: ["invitations", workshop, people], placeholderData: keepPreviousData, queryFn: () => api.get<Invitation[]>(path, { workshop }) });
  const refresh = () => void invitations.refetch();
  const revoke = (id: string) =>
    void api
      .delete(`${path}/${id}`, { workshop })
      .catch((error: unknown) => notify(inWords(error), "problem"))
      .then(refresh);
  return (
    <Stack>
      <Row>
        <h2>{t("invite.title")}</h2>
        <Dialog title={t("invite.make")} trigger={<Button kind="primary">{t("invite.make")}</Button>}>
          {(close) => (
            <MakeInvitation
              onMade={(made) => {
                setFresh(absolute(made.url));
                refresh();
                close();
              }}
            />
          )}
        </Dialog>
      </Row>
      <p>{t("invite.lead")}</p>
      {fresh && (
        <Card>
          <CopyLink url={fresh} label={t("invite.title")} />
        </Card>
      )}
      {invitations.isPending && <Loading />}
      {invitations.isError && <Failed error={invitations.error} retry={refresh} />}
      {invitations.data?.length === 0 && <Empty>{t("invite.none")}</Empty>}
      {invitations.data && invitations.data.length > 0 && <InvitationTable invitations={invitations.data} onRevoke={revoke} />}
    </Stack>
  );
}

function InvitationTable({ invitations, onRevoke }: { invitations: readonly Invitation[]; onRevoke: (id: string) => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const formats = useFormats();
  const { program } = useWorkshop();
  const over = (invitation: Invitation) => new Date(invitation.expires_at).getTime() < Date.now();
  return (
    <Table caption={t("invite.title")} head={[t("people.access"), t("people.role"), t("invite.hours"), t("invite.uses"), ""]}>
      {invitations.map((invitation) => (
        <tr key={invitation.id}>
          <th scope="row">{words(`access.${invitation.access}`)}</th>
          <td>{invitation.role ? label(program.people.roles.find(({ id }) => id === invitation.role)?.title) : t("invite.role.any")}</td>
          <td>{t("invite.until", { at: formats.dateTime(invitation.expires_at) })}</td>
          <td>{t("invite.used", { uses: invitation.uses, max: invitation.max_uses })}</td>
          <td>
            {invitation.revoked_at ? (
              <Badge>{t("invite.revoked")}</Badge>
            ) : over(invitation) ? (
              <Badge>{t("invite.over")}</Badge>
            ) : (
              <Row>
                {invitation.url && <CopyLink url={absolute(invitation.url)} label={t("invite.title")} />}
                <Confirm
                  title={t("invite.revoke.title")}
                  text={t("invite.revoke.text")}
                  action={t("invite.revoke")}
                  onConfirm={() => onRevoke(invitation.id)}
                  trigger={<Button size="small">{t("invite.revoke")}</Button>}
                />
              </Row>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
