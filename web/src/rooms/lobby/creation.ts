import { api } from "@/api/client";
import { inWords } from "@/api/errors";
import type { Command, Language } from "@/api/types";

/** When a part starts and how its minutes are spread; minutes by "phase/step". */
export interface PartPlan {
  starts: string;
  preset: string;
  minutes: Record<string, number>;
}

export interface Start {
  program: string;
  language: Language;
  product: string;
  company: string;
  description: string;
}

export const NO_PLAN: PartPlan = { starts: "", preset: "", minutes: {} };

/** A local date and time with the offset that it has here: "2026-11-25T09:30" -> "2026-11-25T09:30:00+09:00". */
export function withOffset(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset();
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${local}:00${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** What sets the plans up, in the order in which it has to be asked for. */
export function planCommands(plans: Record<string, PartPlan>): Command[] {
  return Object.entries(plans).flatMap(([part, plan]): Command[] => [
    ...(plan.starts ? [{ type: "set_start", part, at: withOffset(plan.starts) } as const] : []),
    ...(plan.preset ? [{ type: "use_preset", part, preset: plan.preset } as const] : []),
    ...Object.entries(plan.minutes).map(([key, minutes]): Command => {
      const [phase = "", step = ""] = key.split("/");
      return { type: "set_minutes", step: { part, phase, step }, minutes };
    }),
  ]);
}

/** Create the workshop, then plan it. A plan that is refused does not undo the creation; it is told in words. */
export async function createWorkshop(start: Start, plans: Record<string, PartPlan>): Promise<{ id: string; refused: string }> {
  const first = Object.values(plans).map(({ starts }) => starts.slice(0, 10)).filter(Boolean).sort()[0];
  const { id } = await api.post<{ id: string }>("/workshops", {
    ...start,
    product: start.product.trim(),
    company: start.company.trim(),
    ...(first ? { start: first } : {}),
  });
  try {
    for (const command of planCommands(plans)) await api.post(`/workshops/${id}/commands`, command, { workshop: id });
    return { id, refused: "" };
  } catch (error) {
    return { id, refused: inWords(error) };
  }
}
