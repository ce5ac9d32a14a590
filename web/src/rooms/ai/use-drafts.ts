import { useCallback, useState } from "react";
import { api } from "@/api/client";
import { inWords } from "@/api/errors";
import type { DraftView } from "@/api/types";
import { useWorkshopId } from "@/live/room";
import { notify } from "@/ui/toast-queue";

export interface Wish {
  artifact: string;
  engine: DraftView["engine"];
  remark?: string;
  request?: string;
}

/** Start and stop drafts, accept and refuse what they propose; a refusal is shown in words. `busy` while one is asked for. */
export function useDraftActions() {
  const workshop = useWorkshopId();
  const [busy, setBusy] = useState(false);
  const ask = useCallback(
    async (path: string, body?: unknown): Promise<boolean> => {
      setBusy(true);
      try {
        await api.post(`/workshops/${workshop}${path}`, body, { workshop });
        return true;
      } catch (error) {
        notify(inWords(error), "problem");
        return false;
      } finally {
        setBusy(false);
      }
    },
    [workshop],
  );
  return {
    busy,
    start: (wish: Wish) => ask("/drafts", { remark: "", ...wish }),
    stop: (draft: string) => ask(`/drafts/${draft}/stop`),
    acceptAll: (artifact: string) => ask(`/artifacts/${artifact}/proposals/accept-all`),
    refuseAll: (artifact: string) => ask(`/artifacts/${artifact}/proposals/refuse-all`),
  };
}
