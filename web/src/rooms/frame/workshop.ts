import { createContext, useContext } from "react";
import type { Part, Phase, Step, StepRef, StepTexts, WorkshopView } from "@/api/types";

export const WorkshopContext = createContext<WorkshopView | null>(null);

/** The workshop as it was set up: names, language, program, texts of its steps. */
export function useWorkshop(): WorkshopView {
  const workshop = useContext(WorkshopContext);
  if (!workshop) throw new Error("useWorkshop outside of the frame");
  return workshop;
}

export interface FoundStep {
  part: Part;
  phase: Phase;
  step: Step;
  texts: StepTexts;
}

const NO_TEXTS: StepTexts = { instruction: "", corrections: [] };

/** What the program says about a step; null when it has no such step. */
export function findStep(workshop: WorkshopView, ref: StepRef | null): FoundStep | null {
  const part = workshop.program.parts.find(({ id }) => id === ref?.part);
  const phase = part?.phases.find(({ id }) => id === ref?.phase);
  const step = phase?.steps.find(({ id }) => id === ref?.step);
  if (!ref || !part || !phase || !step) return null;
  return { part, phase, step, texts: workshop.texts[`${ref.part}/${ref.phase}/${ref.step}`] ?? NO_TEXTS };
}
