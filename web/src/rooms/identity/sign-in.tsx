import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { api } from "@/api/client";
import { keepToken } from "@/api/tokens";
import type { SignedIn } from "@/api/types";
import common from "@/texts/common";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Card, Notice, Page } from "@/ui/layout";
import { useAction } from "@/ui/use-action";
import { useForm } from "./use-form";

/** Only addresses of this very application are gone to after signing in. */
function safe(address: unknown): string {
  return typeof address === "string" && /^\/(?![/\\])/.test(address) ? address : "/workshops";
}

export default function SignInPage() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const { busy, error, run } = useAction();
  const form = useForm({ login: "", password: "" }, ({ login, password }) => ({
    login: login.trim() ? "" : t("login.missing"),
    password: password ? "" : t("password.missing"),
  }));
  const submit = () =>
    void run(async () => {
      if (!form.ready()) return;
      const { token } = await api.post<SignedIn>("/sign-in", form.values);
      keepToken(token);
      cache.clear();
      await navigate({ to: safe(to), replace: true });
    });
  return (
    <Page title={t("sign_in.title")} narrow>
      <Card>
        <p>{t("sign_in.lead")}</p>
        <Form onSubmit={submit}>
          <TextField label={t("login")} value={form.values.login} onChange={form.set("login")} error={form.error("login")} autoComplete="username" />
          <TextField label={t("password")} type="password" value={form.values.password} onChange={form.set("password")} error={form.error("password")} autoComplete="current-password" />
          {error && <Notice tone="bad">{error}</Notice>}
          <Button type="submit" kind="primary" size="large" isPending={busy}>
            {words("sign_in")}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
