import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { Account } from "@/api/types";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { CopyLink } from "@/ui/copy-link";
import { Confirm } from "@/ui/dialog";
import { Card, Notice, Page, Row } from "@/ui/layout";
import { Avatar, Badge, Loading } from "@/ui/small";
import { Table } from "@/ui/table";
import { useAction } from "@/ui/use-action";
import { absolute } from "./links";

/** The administrator's page: who can lead workshops on this server. */
export default function AccountsPage() {
  const t = useTexts(texts);
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: () => api.get<Account[]>("/accounts") });
  const { busy, error, run } = useAction();
  const [link, setLink] = useState("");
  const refresh = () => void accounts.refetch();
  const add = () => void run(async () => setLink((await api.post<{ url: string }>("/accounts", {})).url)).then(refresh);
  const disable = (id: string) => void run(() => api.post(`/accounts/${id}/disable`)).then(refresh);
  if (accounts.error instanceof ApiError && accounts.error.status === 403)
    return (
      <Page title={t("accounts.title")}>
        <Notice tone="warn">{t("accounts.forbidden")}</Notice>
      </Page>
    );
  return (
    <Page
      title={t("accounts.title")}
      actions={
        <Button kind="primary" onPress={add} isPending={busy}>
          {t("accounts.add")}
        </Button>
      }
    >
      <p>{t("accounts.lead")}</p>
      {error && <Notice tone="bad">{error}</Notice>}
      {link && (
        <Card>
          <h2>{t("accounts.link")}</h2>
          <CopyLink url={absolute(link)} label={t("accounts.link")} />
          <p>{t("accounts.link.help")}</p>
        </Card>
      )}
      {accounts.isPending && <Loading />}
      {accounts.isError && <Failed error={accounts.error} retry={refresh} />}
      {accounts.data && (
        <Table caption={t("accounts.title")} head={[t("name"), t("login"), "", ""]}>
          {accounts.data.map((account) => (
            <tr key={account.id}>
              <th scope="row">
                <Row>
                  <Avatar id={account.id} name={account.name} />
                  {account.name}
                </Row>
              </th>
              <td>{account.login}</td>
              <td>
                {account.administrator && <Badge tone="accent">{t("accounts.administrator")}</Badge>}
                {account.disabled && <Badge tone="warn">{t("accounts.disabled")}</Badge>}
              </td>
              <td>
                {!account.administrator && !account.disabled && (
                  <Confirm
                    title={t("accounts.disable.title", { name: account.name })}
                    text={t("accounts.disable.text")}
                    action={t("accounts.disable")}
                    onConfirm={() => disable(account.id)}
                    trigger={<Button size="small">{t("accounts.disable")}</Button>}
                  />
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Page>
  );
}
