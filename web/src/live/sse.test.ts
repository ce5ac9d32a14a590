import { expect, test } from "vitest";
import { Backoff } from "./backoff";
import { ServerClock } from "./server-clock";
import { readEvents } from "./sse";

function stream(...pieces: string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
}

test("events are read across pieces; comments are signs of life only", async () => {
  let alive = 0;
  const found = [];
  const text = stream(": hello\n\n", "id: 7\nevent: change\nda", 'ta: {"a":\ndata: 1}\n\nid: 8\r\nevent: change\r\ndata: x\r\n\r\n');
  for await (const event of readEvents(text, () => (alive += 1))) found.push(event);
  expect(found).toEqual([
    { id: "7", event: "change", data: '{"a":\n1}' },
    { id: "8", event: "change", data: "x" },
  ]);
  expect(alive).toBe(3);
});

test("waits double, up to a limit, and start again after a success", () => {
  const backoff = new Backoff(500, 4000, () => 1);
  expect([1, 2, 3, 4, 5].map(() => backoff.next())).toEqual([500, 1000, 2000, 4000, 4000]);
  backoff.reset();
  expect(backoff.next()).toBe(500);
});

test("the server's clock follows the message that travelled fastest", () => {
  let here = 1_000;
  const clock = new ServerClock(() => here);
  expect(clock.now()).toBe(1_000);
  clock.hear(61_000 - 300);
  clock.hear(61_000 - 20);
  clock.hear(61_000 - 900);
  here = 2_000;
  expect(clock.now()).toBe(61_980);
});
