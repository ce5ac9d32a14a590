import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { noteEntry } from "@/api/entry";
import { queries } from "@/api/queries";
import { keepToken, tokenFor } from "@/api/tokens";
import type { InvitationOffer, Joined } from "@/api/types";
import common from "@/texts/common";
import texts from "@/texts/identity";
import { suggestLanguage, useLabel, useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Card, Notice, Page, Stack } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { useAction } from "@/ui/use-action";
import { RoleChoice } from "./role-choice";
import { useForm } from "./use-form";

/** Where an invitation link leads: say who you are, and you are in. */
export default function JoinPage() {
  const t = useTexts(texts);
  const { token } = useParams({ from: "/join/$token" });
  const offer = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => api.get<InvitationOffer>(`/invitations/${encodeURIComponent(token)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (offer.data) suggestLanguage(offer.data.language);
  }, [offer.data]);
  return (
    <Page title={t("join.title")} narrow>
      {offer.isPending && <Loading />}
      {offer.isError && <Failed error={offer.error} />}
      {offer.data && <Offer token={token} offer={offer.data} />}
    </Page>
  );
}

function Offer({ token, offer }: { token: string; offer: InvitationOffer }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const id = offer.workshop_id;
  const before = useQuery({ ...queries.me(id), enabled: Boolean(tokenFor(id)), retry: false });
  const name = before.data?.participant?.workshop_id === id ? before.data.participant.name : "";
  const [anew, setAnew] = useState(false);
  const navigate = useNavigate();
  return (
    <Stack>
      <Card>
        <h2>{offer.product}</h2>
        <p>{t("join.as", { access: words(`access.${offer.access}`) })}</p>
      </Card>
      {name && !anew ? (
        <Card>
          <p>{t("join.before")}</p>
          <Button kind="primary" size="large" onPress={() => void navigate({ to: "/w/$workshop", params: { workshop: id } })}>
            {t("join.again", { name })}
          </Button>
          <Button onPress={() => setAnew(true)}>{t("join.other")}</Button>
        </Card>
      ) : (
        <JoinForm token={token} offer={offer} />
      )}
    </Stack>
  );
}

function JoinForm({ token, offer }: { token: string; offer: InvitationOffer }) {
  const t = useTexts(texts);
  const label = useLabel();
  const navigate = useNavigate();
  const { busy, error, run } = useAction();
  const asksRole = !offer.role && offer.access === "member" && offer.roles.length > 0;
  const form = useForm({ name: offer.name, role: offer.role }, ({ name, role }) => ({
    name: name.trim() ? "" : t("name.missing"),
    role: asksRole && !role ? t("join.role.missing") : "",
  }));
  const submit = () =>
    void run(async () => {
      if (!form.ready()) return;
      const joined = await api.post<Joined>(`/invitations/${encodeURIComponent(token)}/join`, form.values);
      keepToken(joined.token, joined.workshop_id);
      noteEntry(joined.workshop_id, location.pathname);
      await navigate({ to: "/w/$workshop", params: { workshop: joined.workshop_id }, replace: true });
    });
  const fixed = offer.roles.find(({ id }) => id === offer.role);
  return (
    <Card>
      <Form onSubmit={submit}>
        <TextField label={t("name")} help={t("name.help")} value={form.values.name} onChange={form.set("name")} error={form.error("name")} isReadOnly={Boolean(offer.name)} autoComplete="name" maxLength={60} />
        {asksRole && <RoleChoice roles={offer.roles} value={form.values.role} onChange={form.set("role")} error={form.error("role")} />}
        {fixed && <p>{`${t("join.role")}: ${label(fixed.title)}`}</p>}
        {error && <Notice tone="bad">{error}</Notice>}
        <Button type="submit" kind="primary" size="large" isPending={busy}>
          {t("join.do")}
        </Button>
      </Form>
    </Card>
  );
}
