import { useNow, useSection } from "@/live/room";
import { Clock } from "@/ui/small";

/** How much of the current step is left, in milliseconds; null when no step runs. Negative when it is over. */
export function useTimeLeft(): number | null {
  const clock = useSection((room) => room.clock);
  const now = useNow();
  if (clock.running && clock.ends_at !== null) return clock.ends_at - now;
  return clock.remaining_ms;
}

/** The clock of the current step; nothing when no step runs. */
export function StepClock({ size }: { size?: "medium" | "large" | "wall" }) {
  const left = useTimeLeft();
  const running = useSection((room) => room.clock.running);
  return left === null ? null : <Clock leftMs={left} paused={!running} size={size} />;
}
