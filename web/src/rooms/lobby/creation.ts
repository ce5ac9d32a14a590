import type { NewWorkshop } from "@/api/types";

/** When a part starts and how its minutes are spread; minutes by "phase/step". */
export interface PartPlan {
  starts: string;
  preset: string;
  minutes: Record<string, number>;
}

export const NO_PLAN: PartPlan = { starts: "", preset: "", minutes: {} };

/** A local date and time with the offset that it has here: "2026-11-25T09:30" -> "2026-11-25T09:30:00+09:00". */
export function withOffset(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset();
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${local}:00${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The plans of all parts as the server takes them; what is as in the program is left out. */
export function planned(plans: Record<string, PartPlan>): NewWorkshop["planned"] {
  const starts: Record<string, string> = {};
  const presets: Record<string, string> = {};
  const minutes: Record<string, number> = {};
  for (const [part, plan] of Object.entries(plans)) {
    if (plan.starts) starts[part] = withOffset(plan.starts);
    if (plan.preset) presets[part] = plan.preset;
    for (const [step, count] of Object.entries(plan.minutes)) minutes[`${part}/${step}`] = count;
  }
  return { starts, presets, minutes };
}
