import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { afterEach, expect, test, vi } from "vitest";
import { applyAwarenessUpdate, Awareness } from "y-protocols/awareness";
import * as auth from "y-protocols/auth";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import { type Presence, others } from "./awareness";
import { Provider, type ProviderStatus } from "./provider";

/** A server that keeps one document, in memory: what the real one promises, and no more. */
class Hub {
  readonly doc = new Y.Doc();
  readonly sockets: FakeSocket[] = [];
  awarenessMessages = 0;
  refuse = false;

  constructor() {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      sync.writeUpdate(encoder, update);
      this.broadcast(encoding.toUint8Array(encoder), origin);
    });
  }

  broadcast(data: Uint8Array, except: unknown) {
    for (const socket of this.sockets) if (socket !== except) socket.deliver(data);
  }

  receive(socket: FakeSocket, data: Uint8Array) {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === 1) {
      this.awarenessMessages += 1;
      this.broadcast(data, socket);
      return;
    }
    if (this.refuse && data[1] !== 0) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 2);
      auth.writePermissionDenied(encoder, "frozen");
      socket.deliver(encoding.toUint8Array(encoder));
      return;
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    sync.readSyncMessage(decoder, encoder, this.doc, socket);
    if (encoding.length(encoder) > 1) socket.deliver(encoding.toUint8Array(encoder));
  }
}

class FakeSocket {
  readyState = 0;
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(private readonly hub: Hub) {
    queueMicrotask(() => {
      this.readyState = 1;
      hub.sockets.push(this);
      this.onopen?.();
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      sync.writeSyncStep1(encoder, hub.doc);
      this.deliver(encoding.toUint8Array(encoder));
    });
  }

  send(data: Uint8Array) {
    this.hub.receive(this, data.slice());
  }

  deliver(data: Uint8Array) {
    this.onmessage?.({ data: data.slice().buffer });
  }

  close(code = 1005) {
    this.readyState = 3;
    this.hub.sockets.splice(this.hub.sockets.indexOf(this), 1);
    this.onclose?.({ code });
  }
}

function join(hub: Hub, name: string) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { id: name, name, colour: "#000000" }, at: null } satisfies Presence);
  const said: ProviderStatus[] = [];
  const denied = vi.fn();
  const synced = vi.fn();
  const listener = { status: (status: ProviderStatus) => said.push(status), synced, denied };
  const provider = new Provider(() => "ws://test", doc, awareness, listener, () => new FakeSocket(hub) as unknown as WebSocket);
  return { doc, awareness, provider, said, denied, synced, text: doc.getText("t") };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.useRealTimers();
});

test("two people converge through the server", async () => {
  const hub = new Hub();
  hub.doc.getText("t").insert(0, "seed ");
  const [a, b] = [join(hub, "a"), join(hub, "b")];
  await settle();
  a.text.insert(5, "one ");
  b.text.insert(b.text.length, "two");
  expect(a.text.toString()).toBe("seed one two");
  expect(b.text.toString()).toBe(hub.doc.getText("t").toString());
  expect(a.synced).toHaveBeenCalled();
});

test("presence of others is shown and never sent back", async () => {
  const hub = new Hub();
  const people = ["a", "b", "c", "d"].map((name) => join(hub, name));
  await settle();
  hub.awarenessMessages = 0;
  people[0]!.awareness.setLocalStateField("at", { list: "rows", row: "r1", column: "action" });
  expect(hub.awarenessMessages).toBe(1);
  expect(others(people[3]!.awareness).find(({ user }) => user.id === "a")?.at?.row).toBe("r1");
  people[0]!.provider.destroy();
  await settle();
  expect(others(people[3]!.awareness).map(({ user }) => user.id)).not.toContain("a");
});

test("what is written while the line is dead arrives when it is back", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const hub = new Hub();
  const [a, b] = [join(hub, "a"), join(hub, "b")];
  await settle();
  hub.sockets[0]!.close(1006);
  expect(a.said.at(-1)).toBe("offline");
  a.text.insert(0, "offline");
  b.text.insert(0, "meanwhile ");
  expect(b.text.toString()).toBe("meanwhile ");
  vi.advanceTimersByTime(1000);
  await settle();
  expect(a.said.at(-1)).toBe("live");
  expect(b.text.toString()).toContain("offline");
  expect(a.text.toString()).toBe(b.text.toString());
});

test("a refusal to write is told; a refusal to read ends the attempts", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const hub = new Hub();
  const a = join(hub, "a");
  await settle();
  hub.refuse = true;
  a.text.insert(0, "x");
  expect(a.denied).toHaveBeenCalledWith("frozen");
  hub.sockets[0]!.close(4404);
  vi.advanceTimersByTime(60_000);
  await settle();
  expect(a.said.at(-1)).toBe("refused");
  expect(hub.sockets).toHaveLength(0);
});

test("what was refused is offered again when writing is possible", async () => {
  const hub = new Hub();
  const a = join(hub, "a");
  await settle();
  hub.refuse = true;
  a.text.insert(0, "kept");
  expect(hub.doc.getText("t").toString()).toBe("");
  hub.refuse = false;
  a.provider.reconnect();
  await settle();
  expect(hub.doc.getText("t").toString()).toBe("kept");
  expect(hub.sockets).toHaveLength(1);
});

test("an update of presence of somebody unknown does no harm", () => {
  const awareness = new Awareness(new Y.Doc());
  const strange = new Awareness(new Y.Doc());
  strange.setLocalState({ cursor: 1 });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, strange.clientID);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, JSON.stringify({ cursor: 1 }));
  applyAwarenessUpdate(awareness, encoding.toUint8Array(encoder), "x");
  expect(others(awareness)).toEqual([]);
  awareness.destroy();
  strange.destroy();
});
