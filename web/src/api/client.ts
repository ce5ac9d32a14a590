import { language } from "@/texts/language";
import { readError, Unreachable } from "./errors";
import { forgetToken, tokenFor } from "./tokens";

export const BASE = "/api/v1";

export interface Options {
  /** The workshop whose token is used; without it the account's. */
  workshop?: string | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

/** Send a request and return the answer; anything but success is thrown as an ApiError. */
export async function fetchApi(method: string, path: string, options: Options = {}): Promise<Response> {
  const token = tokenFor(options.workshop);
  const headers: Record<string, string> = { "Accept-Language": language(), ...options.headers };
  if (token) headers["Authorization"] = `Bearer ${token}`;
  let body: BodyInit | null = null;
  if (options.body instanceof FormData) body = options.body;
  else if (options.body !== undefined) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(options.body);
  }
  const response = await fetch(BASE + path, { method, headers, body, signal: options.signal ?? null }).catch(
    (reason: unknown) => {
      if (options.signal?.aborted) throw reason;
      throw new Unreachable();
    },
  );
  if (!response.ok) {
    const error = await readError(response);
    if (error.status === 401 && token) forgetToken(token);
    throw error;
  }
  return response;
}

async function json<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await fetchApi(method, path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The verbs: `api.get<KindView[]>("/kinds")`, `api.post(`/workshops/${id}/commands`, command, { workshop: id })`. */
export const api = {
  get: <T>(path: string, options?: Options) => json<T>("GET", path, options),
  post: <T = void>(path: string, body?: unknown, options?: Options) => json<T>("POST", path, { ...options, body }),
  patch: <T = void>(path: string, body: unknown, options?: Options) => json<T>("PATCH", path, { ...options, body }),
  delete: <T = void>(path: string, options?: Options) => json<T>("DELETE", path, options),
};

/** Fetch a file with the caller's token and hand it to the browser as a download. */
export async function download(path: string, fallback: string, workshop?: string): Promise<void> {
  const response = await fetchApi("GET", path, { workshop });
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = encoded ? decodeURIComponent(encoded) : (plain ?? fallback);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
