import { useState } from "react";
import { api } from "@/api/client";
import type { Access, PersonView } from "@/api/types";
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

export const ACCESSES: readonly Access[] = ["facilitator", "member", "sponsor", "observer"];

/** Name, role and access of somebody. */
export function ChangePerson({ person, close }: { person: PersonView; close: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const workshop = useWorkshopId();
  const { program } = useWorkshop();
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role || "-");
  const [access, setAccess] = useState<string>(person.access);
  const { busy, error, run } = useAction();
  const roles = [
    { id: "-", label: t("invite.role.none") },
    ...program.people.roles.map(({ id, title }) => ({ id, label: label(title) })),
  ];
  const save = async () => {
    const body = { name: name.trim(), role: role === "-" ? "" : role, access };
    if (await run(() => api.patch(`/workshops/${workshop}/people/${person.id}`, body, { workshop }))) close();
  };
  return (
    <Form onSubmit={() => void save()}>
      <TextField label={t("name")} value={name} onChange={setName} error={name.trim() ? undefined : t("name.missing")} maxLength={60} />
      <Select label={t("people.role")} choices={roles} value={role} onChange={setRole} />
      <Select
        label={t("people.access")}
        help={t("people.access.help")}
        choices={ACCESSES.map((id) => ({ id, label: words(`access.${id}`) }))}
        value={access}
        onChange={setAccess}
      />
      {error && <Notice tone="bad">{error}</Notice>}
      <Button type="submit" kind="primary" isPending={busy} isDisabled={!name.trim()}>
        {words("save")}
      </Button>
    </Form>
  );
}
