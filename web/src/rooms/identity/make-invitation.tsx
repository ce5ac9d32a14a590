import { useState } from "react";
import { api } from "@/api/client";
import type { Invitation } from "@/api/types";
import { useWorkshopId } from "@/live/room";
import { useWorkshop } from "@/rooms/frame/workshop";
import common from "@/texts/common";
import texts from "@/texts/identity";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Notice } from "@/ui/layout";
import { Select } from "@/ui/select";
import { useAction } from "@/ui/use-action";
import { ACCESSES } from "./change-person";

const HOURS = ["24", "72", "168", "336"] as const;

/** What an invitation link allows, for how long and for how many. */
export function MakeInvitation({ onMade }: { onMade: (invitation: Invitation) => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const workshop = useWorkshopId();
  const { program } = useWorkshop();
  const [access, setAccess] = useState("member");
  const [role, setRole] = useState("-");
  const [hours, setHours] = useState<string>("168");
  const [uses, setUses] = useState("20");
  const { busy, error, run } = useAction();
  const wrong = !/^\d+$/.test(uses) || Number(uses) < 1 || Number(uses) > 200;
  const roles = [
    { id: "-", label: t("invite.role.any") },
    ...program.people.roles.map(({ id, title }) => ({ id, label: label(title) })),
  ];
  const make = () =>
    void run(async () => {
      if (wrong) return;
      const body = { access, role: access === "member" && role !== "-" ? role : "", expires_hours: Number(hours), max_uses: Number(uses) };
      onMade(await api.post<Invitation>(`/workshops/${workshop}/invitations`, body, { workshop }));
    });
  return (
    <Form onSubmit={make}>
      <Select
        label={t("people.access")}
        help={t("people.access.help")}
        choices={ACCESSES.map((id) => ({ id, label: words(`access.${id}`) }))}
        value={access}
        onChange={setAccess}
      />
      {access === "member" && <Select label={t("people.role")} choices={roles} value={role} onChange={setRole} />}
      <Select label={t("invite.hours")} choices={HOURS.map((id) => ({ id, label: t(`invite.hours.${id}`) }))} value={hours} onChange={setHours} />
      <TextField label={t("invite.uses")} help={t("invite.uses.help")} value={uses} onChange={setUses} error={wrong ? t("invite.uses.wrong") : undefined} inputMode="numeric" />
      {error && <Notice tone="bad">{error}</Notice>}
      <Button type="submit" kind="primary" isPending={busy}>
        {t("invite.do")}
      </Button>
    </Form>
  );
}
