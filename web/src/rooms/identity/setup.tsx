import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "@/api/client";
import { keepToken } from "@/api/tokens";
import type { SignedIn } from "@/api/types";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Card, Notice, Page } from "@/ui/layout";
import { useAction } from "@/ui/use-action";
import { useForm } from "./use-form";

/** The one-time link of an administrator or facilitator. The token is behind #, so no server log sees it. */
export default function SetupPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const { busy, error, run } = useAction();
  const form = useForm({ name: "", login: "", password: "" }, ({ name, login, password }) => ({
    name: name.trim() ? "" : t("name.missing"),
    login: login.trim() ? "" : t("login.missing"),
    password: password.length >= 12 ? "" : t(password ? "password.short" : "password.missing"),
  }));
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
