import { useState } from "react";
import { api } from "@/api/client";
import type { AccountLink } from "@/api/types";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Check } from "@/ui/check";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Notice } from "@/ui/layout";
import { useAction } from "@/ui/use-action";

/** Who gets an account; login and password are set by that person. */
export function NewAccount({ onMade }: { onMade: (made: AccountLink) => void }) {
  const t = useTexts(texts);
  const [name, setName] = useState("");
  const [administrator, setAdministrator] = useState(false);
  const [sent, setSent] = useState(false);
  const { busy, error, run } = useAction();
  const make = () =>
    void run(async () => {
      setSent(true);
      if (name.trim()) onMade(await api.post<AccountLink>("/accounts", { name: name.trim(), administrator }));
    });
  return (
    <Form onSubmit={make}>
      <TextField label={t("name")} value={name} onChange={setName} error={sent && !name.trim() ? t("name.missing") : undefined} maxLength={60} />
      <Check isSelected={administrator} onChange={setAdministrator}>
        {t("accounts.make_administrator")}
      </Check>
      {error && <Notice tone="bad">{error}</Notice>}
      <Button type="submit" kind="primary" isPending={busy}>
        {t("accounts.make_link")}
      </Button>
    </Form>
  );
}
