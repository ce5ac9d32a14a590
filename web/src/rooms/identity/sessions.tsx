import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Session } from "@/api/types";
import { useFormats } from "@/texts/format";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { Notice, Page } from "@/ui/layout";
import { Badge, Loading } from "@/ui/small";
import { Table } from "@/ui/table";
import { useAction } from "@/ui/use-action";

/** A browser's own description, cut down to what people recognise. */
export function device(agent: string): string {
  const browser = /Edg\//.test(agent) ? "Edge" : /Firefox\//.test(agent) ? "Firefox" : /Chrome\//.test(agent) ? "Chrome" : /Safari\//.test(agent) ? "Safari" : "";
  const system = /Windows/.test(agent) ? "Windows" : /iPhone|iPad/.test(agent) ? "iOS" : /Android/.test(agent) ? "Android" : /Mac OS/.test(agent) ? "macOS" : /Linux/.test(agent) ? "Linux" : "";
  return [browser, system].filter(Boolean).join(", ");
}

export default function SessionsPage() {
  const t = useTexts(texts);
  const formats = useFormats();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => api.get<Session[]>("/sessions") });
  const { error, run } = useAction();
  const end = (id: string) => void run(() => api.delete(`/sessions/${id}`)).then(() => sessions.refetch());
  return (
    <Page title={t("sessions.title")}>
      <p>{t("sessions.lead")}</p>
      {error && <Notice tone="bad">{error}</Notice>}
      {sessions.isPending && <Loading />}
      {sessions.isError && <Failed error={sessions.error} retry={() => void sessions.refetch()} />}
      {sessions.data && (
        <Table caption={t("sessions.title")} head={["", "", ""]}>
          {sessions.data.map((session) => (
            <tr key={session.id}>
              <th scope="row">{device(session.agent) || t("sessions.unknown")}</th>
              <td>{t("sessions.since", { at: formats.dateTime(session.created_at) })}</td>
              <td>
                {session.current ? (
                  <Badge tone="accent">{t("sessions.this")}</Badge>
                ) : (
                  <Button size="small" onPress={() => end(session.id)}>
                    {t("sessions.end")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Page>
  );
}
