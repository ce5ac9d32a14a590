import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as authProtocol from "y-protocols/auth";
import * as awarenessProtocol from "y-protocols/awareness";
import * as syncProtocol from "y-protocols/sync";
import type * as Y from "yjs";
import { Backoff } from "./backoff";

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
/** Longer than the server's silence between pings and presence: then the line is taken for dead. */
const SILENCE_MS = 45_000;

export type ProviderStatus = "connecting" | "live" | "offline" | "refused";

export interface ProviderListener {
  status(status: ProviderStatus): void;
  /** The document holds what the server had when we connected. */
  synced(): void;
  /** The server does not let us write; reading goes on. */
  denied(reason: string): void;
}

/**
 * Speaks the y-websocket protocol for one document. It sends the presence of this person only: echoing what others sent,
 * as the stock client does, costs N messages for each of N people.
 */
export class Provider {
  private socket: WebSocket | null = null;
  private readonly backoff = new Backoff();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly address: () => string,
    readonly doc: Y.Doc,
    readonly awareness: awarenessProtocol.Awareness,
    private readonly listener: ProviderListener,
    private readonly connectTo: (address: string) => WebSocket = (address) => new WebSocket(address),
  ) {
    doc.on("update", this.onUpdate);
    awareness.on("update", this.onAwareness);
    globalThis.addEventListener?.("online", this.hurry);
    globalThis.document?.addEventListener("visibilitychange", this.hurry);
    this.connect();
  }

  /** Leave: others see us go, nothing is sent any more. */
  destroy(): void {
    this.closed = true;
    clearTimeout(this.timer);
    awarenessProtocol.removeAwarenessStates(this.awareness, [this.doc.clientID], "leaving");
    this.doc.off("update", this.onUpdate);
    this.awareness.off("update", this.onAwareness);
    globalThis.removeEventListener?.("online", this.hurry);
    globalThis.document?.removeEventListener("visibilitychange", this.hurry);
    clearTimeout(this.silence);
    this.socket?.close();
    this.socket = null;
  }

  /** Connect anew: both sides then tell each other what they lack. */
  reconnect(): void {
    if (this.closed) return;
    const socket = this.socket;
    this.socket = null;
    clearTimeout(this.timer);
    socket?.close();
    this.connect();
  }

  private connect(): void {
    this.listener.status("connecting");
    const socket = this.connectTo(this.address());
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => this.opened(socket);
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => this.received(socket, new Uint8Array(event.data));
    socket.onclose = (event) => this.lost(socket, event);
  }

  private opened(socket: WebSocket): void {
    this.backoff.reset();
    this.listener.status("live");
    this.listen(socket);
    this.send((encoder) => {
      encoding.writeVarUint(encoder, SYNC);
      syncProtocol.writeSyncStep1(encoder, this.doc);
    });
    if (this.awareness.getLocalState()) this.sendAwareness();
  }

  private received(socket: WebSocket, data: Uint8Array): void {
    this.listen(socket);
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) this.sync(decoder);
    else if (type === AWARENESS)
      awarenessProtocol.applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this);
    else if (type === AUTH) authProtocol.readAuthMessage(decoder, this.doc, (_, reason) => this.listener.denied(reason));
    else if (type === QUERY_AWARENESS && this.awareness.getLocalState()) this.sendAwareness();
  }

  private sync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    const type = syncProtocol.readSyncMessage(decoder, encoder, this.doc, this);
    if (encoding.length(encoder) > 1) this.transmit(encoding.toUint8Array(encoder));
    if (type === syncProtocol.messageYjsSyncStep2) this.listener.synced();
  }

  private lost(socket: WebSocket, event: CloseEvent): void {
    if (socket !== this.socket || this.closed) return;
    clearTimeout(this.silence);
    this.socket = null;
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.doc.clientID);
    awarenessProtocol.removeAwarenessStates(this.awareness, others, this);
    // 4400 to 4499 mirror the HTTP statuses 400 to 499: asking again would be refused again.
    if (event.code === 1008 || (event.code >= 4400 && event.code < 4500 && event.code !== 4429)) {
      this.listener.status("refused");
      return;
    }
    this.listener.status("offline");
    this.timer = setTimeout(() => this.connect(), this.backoff.next());
  }

  private readonly hurry = (): void => {
    if (this.closed || this.socket || globalThis.document?.visibilityState === "hidden") return;
    clearTimeout(this.timer);
    this.connect();
  };

  private listen(socket: WebSocket): void {
    clearTimeout(this.silence);
    // Presence is renewed every 15 seconds and answered by nobody, so silence counts only while others are here.
    if (this.awareness.getStates().size > 1) this.silence = setTimeout(() => socket.close(), SILENCE_MS);
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.send((encoder) => {
      encoding.writeVarUint(encoder, SYNC);
      syncProtocol.writeUpdate(encoder, update);
    });
  };

  private readonly onAwareness = (changes: { added: number[]; updated: number[]; removed: number[] }): void => {
    const own = this.doc.clientID;
    if ([...changes.added, ...changes.updated, ...changes.removed].includes(own)) this.sendAwareness();
  };

  private sendAwareness(): void {
    const update = awarenessProtocol.encodeAwarenessUpdate(this.awareness, [this.doc.clientID]);
    this.send((encoder) => {
      encoding.writeVarUint(encoder, AWARENESS);
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  private send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    write(encoder);
    this.transmit(encoding.toUint8Array(encoder));
  }

  private transmit(data: Uint8Array): void {
    if (this.socket?.readyState === 1) this.socket.send(data as Uint8Array<ArrayBuffer>);
  }
}
