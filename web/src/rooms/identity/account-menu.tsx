import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "@/api/client";
import { queries } from "@/api/queries";
import { forgetToken, tokenFor } from "@/api/tokens";
import common from "@/texts/common";
import texts from "@/texts/identity";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Menu } from "@/ui/menu";
import { Avatar } from "@/ui/small";

/** Who is signed in, with what belongs to an account; nothing for those who are not. */
export default function AccountMenu() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { data } = useQuery({ ...queries.me(), enabled: Boolean(tokenFor()), retry: false });
  const account = tokenFor() ? data?.account : null;
  if (!account) return null;
  const signOut = async () => {
    const token = tokenFor();
    await api.post("/sign-out").catch(() => undefined);
    forgetToken(token);
    cache.clear();
    await navigate({ to: "/sign-in" });
  };
  const actions = [
    { id: "workshops", label: words("home"), do: () => void navigate({ to: "/workshops" }) },
    { id: "programs", label: t("menu.programs"), do: () => void navigate({ to: "/programs" }) },
    ...(account.administrator ? [{ id: "accounts", label: t("menu.accounts"), do: () => void navigate({ to: "/accounts" }) }] : []),
    { id: "sessions", label: t("menu.sessions"), do: () => void navigate({ to: "/sessions" }) },
    { id: "out", label: words("sign_out"), do: () => void signOut() },
  ];
  return (
    <Menu
      label={t("menu")}
      actions={actions}
      trigger={
        <Button kind="quiet" aria-label={`${t("menu")}: ${account.name}`}>
          <Avatar id={account.id} name={account.name} size={26} />
          <span aria-hidden="true">▾</span>
        </Button>
      }
    />
  );
}
