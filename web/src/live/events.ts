import { fetchApi } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { RoomChange, Snapshot } from "@/api/types";
import { Backoff } from "./backoff";
import { readEvents } from "./sse";

/** Longer than two heartbeats of the server: then the line is taken for dead. */
const SILENCE_MS = 40_000;

export interface Listener {
  snapshot(snapshot: Snapshot): void;
  change(change: RoomChange): void;
  status(status: "connecting" | "live" | "offline"): void;
  /** The server refuses us for good: not signed in, or no such workshop. */
  refused(error: ApiError): void;
}

/** The stream of a room's changes: fetched with our token, resumed where it broke off. */
export class EventStream {
  private readonly stopped = new AbortController();
  private readonly backoff = new Backoff();
  private attempt: AbortController | null = null;
  private last = "";
  private wake: (() => void) | null = null;

  constructor(
    private readonly workshop: string,
    private readonly listener: Listener,
  ) {}

  start(): void {
    globalThis.addEventListener?.("online", this.hurry);
    globalThis.document?.addEventListener("visibilitychange", this.hurry);
    void this.run();
  }

  stop(): void {
    globalThis.removeEventListener?.("online", this.hurry);
    globalThis.document?.removeEventListener("visibilitychange", this.hurry);
    this.stopped.abort();
    this.attempt?.abort();
    this.wake?.();
  }

  /** Come back at once when the network or the tab does. */
  private readonly hurry = (): void => {
    if (globalThis.document?.visibilityState !== "hidden") this.wake?.();
  };

  private async run(): Promise<void> {
    this.listener.status("connecting");
    while (!this.stopped.signal.aborted) {
      try {
        await this.connect();
      } catch (error) {
        if (error instanceof ApiError && [401, 403, 404].includes(error.status)) {
          this.listener.refused(error);
          return;
        }
      }
      if (this.stopped.signal.aborted) return;
      this.listener.status("offline");
      await this.pause(this.backoff.next());
    }
  }

  private async connect(): Promise<void> {
    const attempt = new AbortController();
    this.attempt = attempt;
    let timer = setTimeout(() => attempt.abort(), SILENCE_MS);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => attempt.abort(), SILENCE_MS);
    };
    const { signal } = attempt;
    const workshop = this.workshop;
    try {
      if (!this.last) {
        const first = await fetchApi("GET", `/workshops/${workshop}/state`, { workshop, signal });
        this.take("snapshot", await first.text());
      }
      const headers = { Accept: "text/event-stream", "Last-Event-ID": this.last };
      const response = await fetchApi("GET", `/workshops/${workshop}/events`, { workshop, signal, headers });
      if (!response.body) throw new Error("no stream");
      this.listener.status("live");
      this.backoff.reset();
      for await (const event of readEvents(response.body, alive)) this.take(event.event, event.data);
    } finally {
      clearTimeout(timer);
      attempt.abort();
    }
  }

  private take(event: string, data: string): void {
    if (event !== "snapshot" && event !== "change") return;
    const read = JSON.parse(data) as Snapshot | RoomChange;
    this.last = String(read.number);
    if ("state" in read) this.listener.snapshot(read);
    else this.listener.change(read);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
