import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { keepToken } from "@/api/tokens";
import type { SetupOffer, SignedIn } from "@/api/types";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Card, Notice, Page } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { useAction } from "@/ui/use-action";
import { useForm } from "./use-form";

/** The one-time link of an administrator or facilitator. The token is behind #, so no server log sees it. */
function tokenOfLink(): string {
  return location.hash.slice(1) || new URLSearchParams(location.search).get("token") || "";
}

export default function SetupPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [token] = useState(tokenOfLink);
  const { busy, error, run } = useAction();
  const offer = useQuery({
    queryKey: ["setup", token],
    queryFn: ({ signal }) => api.get<SetupOffer>(`/setup/${encodeURIComponent(token)}`, { signal }),
    enabled: Boolean(token),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const form = useForm({ name: "", login: "", password: "" }, ({ name, login, password }) => ({
    name: name.trim() ? "" : t("name.missing"),
    login: login.trim() ? "" : t("login.missing"),
    password: password.length >= 12 ? "" : t(password ? "password.short" : "password.missing"),
  }));
  const { set } = form;
  const offered = offer.data?.name;
  useEffect(() => {
    if (offered) set("name")(offered);
  }, [offered]);
  const submit = () =>
    void run(async () => {
      if (!form.ready()) return;
      const { token: kept } = await api.post<SignedIn>("/setup", { token, ...form.values });
      keepToken(kept);
      await navigate({ to: "/workshops", replace: true });
    });
  if (!token)
    return (
      <Page title={t("setup.title")} narrow>
        <Notice tone="bad">{t("setup.no_link")}</Notice>
      </Page>
    );
  if (offer.isPending) return <Loading />;
  if (offer.isError)
    return (
      <Page title={t("setup.title")} narrow>
        <Failed error={offer.error} />
      </Page>
    );
  return (
    <Page title={t("setup.title")} narrow>
      <Card>
        <p>{t("setup.lead")}</p>
        <Form onSubmit={submit}>
          <TextField label={t("name")} help={t("name.help")} value={form.values.name} onChange={form.set("name")} error={form.error("name")} autoComplete="name" maxLength={60} />
          <TextField label={t("login")} help={t("login.help")} value={form.values.login} onChange={form.set("login")} error={form.error("login")} autoComplete="username" maxLength={100} />
          <TextField label={t("password")} help={t("password.help")} type="password" value={form.values.password} onChange={form.set("password")} error={form.error("password")} autoComplete="new-password" />
          {error && <Notice tone="bad">{error}</Notice>}
          <Button type="submit" kind="primary" size="large" isPending={busy}>
            {t("setup.do")}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
