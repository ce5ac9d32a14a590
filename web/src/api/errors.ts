import { say } from "@/texts/catalogue";
import { language } from "@/texts/language";
import common from "@/texts/common";

/** What the server refused, in its words: a stable code, a sentence for people, the fields that it speaks of. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Record<string, unknown> = {},
    readonly retryAfter = 0,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** The server could not be reached. */
export class Unreachable extends ApiError {
  constructor() {
    super(0, "unreachable", say(common, language(), "error.unreachable"));
  }
}

/** Read the error out of an answer, whatever stands between us and the server has made of it. */
export async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const retryAfter = Number(response.headers.get("Retry-After") ?? 0) || 0;
  if (body && typeof body === "object" && "error" in body) {
    const { code, message, fields } = body.error as { code: string; message: string; fields?: Record<string, unknown> };
    return new ApiError(response.status, code, message, fields ?? {}, retryAfter);
  }
  const message = say(common, language(), "error.http", { status: response.status });
  return new ApiError(response.status, "http", message, {}, retryAfter);
}

/** A sentence for people about anything that was thrown. */
export function inWords(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return say(common, language(), "error.unexpected");
}
