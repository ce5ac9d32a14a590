import type { CSSProperties } from "react";
import type { Program } from "@/api/types";

const NEUTRAL = "#5f6873";

/** Properties for an element that belongs to a process: `<section {...accent(colour)}>`; CSS then uses --process-strong. */
export function accent(colour: string | undefined): { "data-process": ""; style: CSSProperties } {
  return { "data-process": "", style: { "--process": colour ?? NEUTRAL } as CSSProperties };
}

/** The colour of a phase: that of its process, the same on every screen. */
export function phaseColour(program: Program, part: string, phase: string): string {
  const found = program.parts.find(({ id }) => id === part)?.phases.find(({ id }) => id === phase);
  return program.processes.find(({ id }) => id === found?.process)?.colour ?? NEUTRAL;
}
