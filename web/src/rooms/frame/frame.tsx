import { useQuery } from "@tanstack/react-query";
import { Outlet, useMatchRoute, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { pinToken } from "@/api/tokens";
import { RoomProvider, useRoomSnapshot } from "@/live/room";
import common from "@/texts/common";
import texts from "@/texts/frame";
import { useTexts } from "@/texts/language";
import { queries } from "@/api/queries";
import { Failed } from "@/ui/boundary";
import { Notice, Page } from "@/ui/layout";
import { Loading } from "@/ui/small";
import { Chime } from "../workshop/chime";
import { Follow } from "../workshop/follow";
import { Bar } from "./bar";
import { Refused } from "./refused";
import { WorkshopContext } from "./workshop";

/** Everything of a workshop: connection, its description, the bar; the areas are drawn inside. */
export default function Frame() {
  const { workshop } = useParams({ from: "/w/$workshop" });
  useEffect(() => pinToken(workshop), [workshop]);
  return (
    <RoomProvider key={workshop} workshop={workshop}>
      <Inside workshop={workshop} />
    </RoomProvider>
  );
}

function Inside({ workshop }: { workshop: string }) {
  const t = useTexts(texts);
  const { state, status, refused } = useRoomSnapshot();
  const view = useQuery({
    ...queries.workshop(workshop, state?.program ?? 0),
    enabled: state !== null,
    placeholderData: (before) => before,
  });
  const matches = useMatchRoute();
  const projector = Boolean(matches({ to: "/w/$workshop/screen" }));
  if (refused) return <Refused error={refused} workshop={workshop} />;
  if (view.isError && !view.data) return <Failed error={view.error} retry={() => void view.refetch()} />;
  if (!state && status === "offline") return <Unreached />;
  if (!state || !view.data) return <Loading label={t("connecting")} />;
  return (
    <WorkshopContext value={view.data}>
      {!projector && <Bar />}
      {!projector && <Follow />}
      <Chime />
      <Outlet />
    </WorkshopContext>
  );
}

/** The server has not answered yet; the connection is tried again by itself. */
function Unreached() {
  const t = useTexts(common);
  return (
    <Page title={t("error.title")} narrow>
      <Notice tone="warn">{t("error.unreachable")}</Notice>
      <Loading label={t("status.connecting")} />
    </Page>
  );
}
