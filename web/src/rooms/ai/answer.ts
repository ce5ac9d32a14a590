import type { ChatMessage } from "@/api/types";
import type { StreamEvent } from "@/live/sse";

/** An answer of the chat while it is written. */
export interface Answer {
  text: string;
  /** Ids of the edits that it proposes. */
  proposals: string[];
  /** The stored message, once it is complete. */
  message: ChatMessage | null;
  /** What went wrong, in the server's words. */
  problem: string;
}

export const NO_ANSWER: Answer = { text: "", proposals: [], message: null, problem: "" };

/** The answer after one more event of the stream; a `text` is a passage of its own; events that nobody knows change nothing. */
export function heard(answer: Answer, { event, data }: Pick<StreamEvent, "event" | "data">): Answer {
  const said = read(data);
  if (event === "again") return NO_ANSWER;
  if (event === "text") return { ...answer, text: `${answer.text}\n${String(said["text"] ?? "")}`.trim() };
  if (event === "proposal") return { ...answer, proposals: [...answer.proposals, String(said["proposal"] ?? "")] };
  if (event === "message") return { ...answer, message: said as unknown as ChatMessage };
  if (event === "error") {
    const error = (said["error"] ?? said) as { message?: string };
    return { ...answer, problem: error.message ?? "" };
  }
  return answer;
}

function read(data: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(data);
    return found && typeof found === "object" ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
