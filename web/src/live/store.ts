import { api } from "@/api/client";
import type { ApiError } from "@/api/errors";
import type { Command, RoomChange, RoomState, Snapshot } from "@/api/types";
import { EventStream, type Listener } from "./events";
import { ServerClock } from "./server-clock";

/** What a component sees of the room; a new object whenever anything in it differs. */
export interface RoomSnapshot {
  state: RoomState | null;
  status: "connecting" | "live" | "offline";
  refused: ApiError | null;
}

/** A workshop's live state in the browser: sections are replaced whole, so unchanged ones keep their identity. */
export class RoomStore implements Listener {
  readonly clock = new ServerClock();
  private readonly listeners = new Set<() => void>();
  private readonly stream: EventStream;
  private current: RoomSnapshot = { state: null, status: "connecting", refused: null };
  private number = -1;

  constructor(readonly workshop: string) {
    this.stream = new EventStream(workshop, this);
  }

  start(): void {
    this.stream.start();
  }

  stop(): void {
    this.stream.stop();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): RoomSnapshot => this.current;

  /** Ask the room for something; answers the number of the event, refusals are thrown as ApiError. */
  readonly send = async (command: Command): Promise<number> => {
    const path = `/workshops/${this.workshop}/commands`;
    const { number } = await api.post<{ number: number }>(path, command, { workshop: this.workshop });
    return number;
  };

  snapshot(snapshot: Snapshot): void {
    this.clock.hear(snapshot.now);
    this.number = snapshot.number;
    this.set({ state: snapshot.state, refused: null });
  }

  change(change: RoomChange): void {
    this.clock.hear(change.now);
    if (!this.current.state || change.number <= this.number) return;
    this.number = change.number;
    this.set({ state: { ...this.current.state, ...change.changed } });
  }

  status(status: RoomSnapshot["status"]): void {
    this.set({ status });
  }

  refused(error: ApiError): void {
    this.set({ refused: error, status: "offline" });
  }

  private set(part: Partial<RoomSnapshot>): void {
    this.current = { ...this.current, ...part };
    for (const listener of this.listeners) listener();
  }
}
