import type { DocumentView, PartView, Program, Step, StepRef, WorkshopView } from "@/api/types";

/** A step of the program that drafts an artifact: what it asks for, and the phrases that send a draft back. */
export interface Drafting {
  request: string;
  step: Step;
  corrections: readonly string[];
  /** The room is at this step now. */
  current: boolean;
}

/**
 * Ways to draft an artifact: that of the current step first, then those of its own part. Where its own part has none,
 * those of other parts, the nearest first. Each request once.
 */
export function waysToDraft(
  workshop: Pick<WorkshopView, "program" | "texts">,
  parts: readonly PartView[],
  current: StepRef | null,
  artifact: Pick<DocumentView, "kind" | "edition">,
): Drafting[] {
  const own = parts.find(({ edition }) => edition === artifact.edition)?.id;
  const order = workshop.program.parts.map(({ id }) => id);
  const distance = (part: string) => Math.abs(order.indexOf(part) - order.indexOf(own ?? ""));
  const found = [...drafts(workshop.program, artifact.kind)].map(({ ref, step, request }) => ({
    request,
    step,
    corrections: workshop.texts[`${ref.part}/${ref.phase}/${ref.step}`]?.corrections ?? [],
    current: ref.part === current?.part && ref.phase === current.phase && ref.step === current.step,
    own: ref.part === own,
    distance: distance(ref.part),
  }));
  found.sort((a, b) => Number(b.current) - Number(a.current) || a.distance - b.distance);
  const offered = found.some(({ own }) => own) ? found.filter(({ own, current }) => own || current) : found;
  return offered.filter((way, place) => offered.findIndex(({ request }) => request === way.request) === place);
}

function* drafts(program: Program, kind: string): Generator<{ ref: StepRef; step: Step; request: string }> {
  for (const part of program.parts)
    for (const phase of part.phases)
      for (const step of phase.steps)
        if (step.draft?.into === kind)
          yield { ref: { part: part.id, phase: phase.id, step: step.id }, step, request: step.draft.request };
}

/** Put a phrase into a remark, or take it out again. */
export function withPhrase(remark: string, phrase: string): string {
  const lines = remark.split("\n").filter((line) => line.trim() !== "");
  return (lines.includes(phrase) ? lines.filter((line) => line !== phrase) : [...lines, phrase]).join("\n");
}

/** The author of a model's drafts as people read it: "model:openai:name" is "openai: name". */
export function modelName(author: string): string {
  return author.replace(/^model:/, "").replace(":", ": ");
}
