import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { Account, AccountLink } from "@/api/types";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { CopyLink } from "@/ui/copy-link";
import { Confirm, Dialog } from "@/ui/dialog";
import { Card, Notice, Page, Row } from "@/ui/layout";
import { Avatar, Badge, Loading } from "@/ui/small";
import { Table } from "@/ui/table";
import { useAction } from "@/ui/use-action";
import { absolute } from "./links";
import { NewAccount } from "./new-account";

/** The administrator's page: who can lead workshops on this server. */
export default function AccountsPage() {
  const t = useTexts(texts);
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: () => api.get<Account[]>("/accounts") });
  const { error, run } = useAction();
  const [link, setLink] = useState<AccountLink | null>(null);
  const refresh = () => void accounts.refetch();
  const renew = (id: string) => void run(async () => setLink(await api.post<AccountLink>(`/accounts/${id}/link`)));
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
        <Dialog title={t("accounts.add")} trigger={<Button kind="primary">{t("accounts.add")}</Button>}>
          {(close) => (
            <NewAccount
              onMade={(made) => {
                setLink(made);
                refresh();
                close();
              }}
            />
          )}
        </Dialog>
      }
    >
      <p>{t("accounts.lead")}</p>
      {error && <Notice tone="bad">{error}</Notice>}
      {link && (
        <Card>
          <h2>{t("accounts.link", { name: link.account.name })}</h2>
          <CopyLink url={absolute(link.url)} label={t("accounts.link", { name: link.account.name })} />
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
                {!account.disabled && (
                  <Row>
                    <Button size="small" onPress={() => renew(account.id)}>
                      {t("accounts.renew")}
                    </Button>
                  <Confirm
                    title={t("accounts.disable.title", { name: account.name })}
                    text={t("accounts.disable.text")}
                    action={t("accounts.disable")}
                    onConfirm={() => disable(account.id)}
                    trigger={<Button size="small">{t("accounts.disable")}</Button>}
                  />
                  </Row>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Page>
  );
}
