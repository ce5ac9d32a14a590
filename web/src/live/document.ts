import { IndexeddbPersistence } from "y-indexeddb";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { BASE } from "@/api/client";
import { tokenFor } from "@/api/tokens";
import type { Presence } from "./awareness";
import { Cell } from "./cell";
import { Provider, type ProviderStatus } from "./provider";
import { Rows } from "./rows";

/** Origin of everything that this browser writes; undo takes back these changes only. */
export const LOCAL = { name: "local" };

export interface DocumentStatus {
  connection: ProviderStatus;
  /** The server's content has arrived, or this device's copy of it while offline: it can be shown. */
  ready: boolean;
  /** The server refuses our changes. */
  denied: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

interface Options {
  workshop: string;
  artifact: string;
  me: Presence["user"];
  /** Tests leave storage and network out. */
  offline?: boolean;
}

const storageName = (workshop: string, person: string, artifact: string) =>
  `gyakusan:${workshop}:${person}:${artifact}`;

/** One artifact's document, open in this browser: shared content, presence, undo, a copy kept on this device. */
export class LiveDocument {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly undo: Y.UndoManager;
  private readonly storage: IndexeddbPersistence | null;
  private readonly provider: Provider | null;
  private readonly listeners = new Set<() => void>();
  private current: DocumentStatus = {
    connection: "connecting",
    ready: false,
    denied: false,
    canUndo: false,
    canRedo: false,
  };

  constructor(readonly options: Options) {
    this.undo = new Y.UndoManager(this.doc, { trackedOrigins: new Set([LOCAL]), captureTimeout: 600 });
    for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const)
      this.undo.on(event, this.onStack);
    this.awareness.setLocalState({ user: options.me, at: null } satisfies Presence);
    if (options.offline) {
      this.storage = null;
      this.provider = null;
      this.current = { ...this.current, connection: "live", ready: true };
      return;
    }
    this.storage = openStorage(storageName(options.workshop, options.me.id, options.artifact), this.doc);
    void this.storage?.whenSynced.then(() => {
      if (this.doc.store.clients.size > 0) this.set({ ready: true });
    });
    this.provider = new Provider(() => documentAddress(options), this.doc, this.awareness, {
      status: (connection) => this.set({ connection }),
      synced: () => this.set({ ready: true }),
      denied: () => this.set({ denied: true }),
    });
  }

  /** Close the connection; what is kept on this device stays. */
  destroy(): void {
    this.provider?.destroy();
    void this.storage?.destroy();
    this.undo.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }

  /** Writing is possible again: what was refused meanwhile is offered once more. */
  allow(): void {
    if (!this.current.denied && this.current.connection !== "refused") return;
    this.set({ denied: false });
    this.provider?.reconnect();
  }

  /** Change the document as this person: one transaction, one step of undo. */
  edit(change: () => void): void {
    this.doc.transact(change, LOCAL);
  }

  /** A scalar field of the artifact. */
  field(name: string): Cell {
    return new Cell(this.doc, this.doc.getMap("fields"), name, LOCAL);
  }

  /** A list of rows. */
  rows(list: string): Rows {
    return new Rows(this.doc, this.doc.getMap(`rows:${list}`), LOCAL);
  }

  /** The proposals of drafts: proposal id -> map. */
  proposals(): Y.Map<Y.Map<unknown>> {
    return this.doc.getMap("proposals");
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly status = (): DocumentStatus => this.current;

  private readonly onStack = (): void => {
    this.set({ canUndo: this.undo.canUndo(), canRedo: this.undo.canRedo() });
  };

  private set(part: Partial<DocumentStatus>): void {
    this.current = { ...this.current, ...part };
    for (const listener of this.listeners) listener();
  }
}

function documentAddress({ workshop, artifact }: Options): string {
  const origin = location.origin.replace(/^http/, "ws");
  return `${origin}${BASE}/documents/${encodeURIComponent(artifact)}?token=${encodeURIComponent(tokenFor(workshop))}`;
}

/** Private windows of some browsers have no IndexedDB; then the server's copy is the only one. */
function openStorage(name: string, doc: Y.Doc): IndexeddbPersistence | null {
  try {
    return globalThis.indexedDB ? new IndexeddbPersistence(name, doc) : null;
  } catch {
    return null;
  }
}

/** Remove everything of a workshop that is kept on this device; for leaving it. */
export async function forgetDocuments(workshop: string): Promise<void> {
  const databases = (await globalThis.indexedDB?.databases?.()) ?? [];
  const ours = databases.flatMap(({ name }) => (name?.startsWith(`gyakusan:${workshop}:`) ? [name] : []));
  await Promise.all(ours.map(remove));
}

/** Another tab may still have it open; then the browser removes it when that tab is closed. */
function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
