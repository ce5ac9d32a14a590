import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RoomState } from "@/api/types";
import { RoomStore } from "./store";

const state = { comments: 0, program: 1, people: [{ id: "p1" }], clock: { running: false } } as unknown as RoomState;

/** Answers of a server: what each request asked for is noted. */
class Server {
  readonly asked: { path: string; last: string | null; token: string | null }[] = [];
  private stream: ReadableStreamDefaultController<Uint8Array> | null = null;
  refuse = 0;

  readonly fetch = (address: string, options: RequestInit): Promise<Response> => {
    const headers = new Headers(options.headers);
    const path = address.replace("/api/v1/workshops/w1", "");
    this.asked.push({ path, last: headers.get("Last-Event-ID"), token: headers.get("Authorization") });
    if (this.refuse) {
      const error = { code: "workshop_not_found", message: "no such workshop", fields: {} };
      return Promise.resolve(Response.json({ error }, { status: this.refuse }));
    }
    if (path === "/state") return Promise.resolve(Response.json({ number: 7, now: Date.now(), state }));
    if (path === "/commands") return Promise.resolve(Response.json({ number: 12 }));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.stream = controller;
        options.signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
      },
    });
    return Promise.resolve(new Response(body));
  };

  say(event: string, data: { number: number }): void {
    this.stream?.enqueue(new TextEncoder().encode(`id: ${data.number}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  }

  hangUp(): void {
    this.stream?.error(new Error("gone"));
  }
}

let server: Server;
let store: RoomStore;
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  server = new Server();
  vi.stubGlobal("fetch", server.fetch);
  store = new RoomStore("w1");
});

afterEach(() => {
  store.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const change = (number: number, changed: Partial<RoomState>) => ({ number, now: Date.now(), changed });

test("a state, then changes: what did not change stays the same object, what is old is left out", async () => {
  store.start();
  await settle();
  expect(store.get()).toMatchObject({ status: "live", state: { comments: 0 } });
  const people = store.get().state?.people;
  server.say("change", change(8, { comments: 1 }));
  server.say("change", change(8, { comments: 5 }));
  server.say("change", change(6, { comments: 9 }));
  await settle();
  expect(store.get().state?.comments).toBe(1);
  expect(store.get().state?.people).toBe(people);
});

test("a broken line is resumed behind the last change; a snapshot starts afresh", async () => {
  store.start();
  await settle();
  server.say("change", change(9, { comments: 2 }));
  await settle();
  server.hangUp();
  await settle();
  expect(store.get()).toMatchObject({ status: "offline", state: { comments: 2 } });
  vi.advanceTimersByTime(1_000);
  await settle();
  expect(server.asked.map(({ path, last }) => [path, last])).toEqual([
    ["/state", null],
    ["/events", "7"],
    ["/events", "9"],
  ]);
  server.say("snapshot", { number: 3, now: Date.now(), state: { ...state, comments: 40 } } as never);
  await settle();
  expect(store.get()).toMatchObject({ status: "live", state: { comments: 40 } });
  server.say("change", change(4, { comments: 41 }));
  await settle();
  expect(store.get().state?.comments).toBe(41);
});

test("silence for longer than two heartbeats is taken for a dead line", async () => {
  store.start();
  await settle();
  vi.advanceTimersByTime(41_000);
  await settle();
  expect(store.get().status).toBe("offline");
});

test("a refusal ends the attempts and is kept in words", async () => {
  server.refuse = 404;
  store.start();
  await settle();
  vi.advanceTimersByTime(60_000);
  await settle();
  expect(store.get().refused).toMatchObject({ code: "workshop_not_found", message: "no such workshop", status: 404 });
  expect(server.asked).toHaveLength(1);
});

test("a command answers the number of its event; a refusal is thrown", async () => {
  expect(await store.send({ type: "next_step" })).toBe(12);
  server.refuse = 409;
  await expect(store.send({ type: "next_step" })).rejects.toMatchObject({ status: 409 });
});
