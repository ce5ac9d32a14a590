import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useSection, useWorkshopId } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { notify } from "@/ui/toast-queue";

/** Takes everybody to where the facilitator calls; calls from before the page was opened are over. */
export function Follow() {
  const t = useTexts(texts);
  const id = useWorkshopId();
  const spotlight = useSection((room) => room.spotlight);
  const navigate = useNavigate();
  const seen = useRef(spotlight.number);
  useEffect(() => {
    if (spotlight.number <= seen.current) return;
    seen.current = spotlight.number;
    notify(t("follow"));
    if (spotlight.artifact) void navigate({ to: "/w/$workshop/artifacts/$artifact", params: { workshop: id, artifact: spotlight.artifact } });
    else void navigate({ to: "/w/$workshop", params: { workshop: id } });
  }, [spotlight, navigate, id, t]);
  return null;
}
