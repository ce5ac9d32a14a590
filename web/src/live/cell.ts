import * as Y from "yjs";

type Shared = Y.Map<unknown>;

/**
 * One column of a row, or one scalar field. A text that nobody has written yet does not exist in the document; the first
 * to write makes it. When two people do so in the same moment only one text stays: then the other puts theirs into it.
 */
export class Cell {
  private made: Y.Text | null = null;

  constructor(
    readonly doc: Y.Doc,
    readonly map: Shared,
    readonly column: string,
    readonly origin: unknown,
  ) {}

  /** The shared text, if there is one. */
  text(): Y.Text | null {
    const found = this.map.get(this.column);
    return found instanceof Y.Text ? found : null;
  }

  /** The plain value; texts as string. */
  value(): unknown {
    const found = this.map.get(this.column);
    return found instanceof Y.Text ? found.toString() : found;
  }

  /** Set a plain value: number, choice, date, flag, reference, references. */
  set(value: string | number | boolean | string[] | null): void {
    if (JSON.stringify(this.map.get(this.column) ?? null) === JSON.stringify(value)) return;
    this.doc.transact(() => this.map.set(this.column, value), this.origin);
  }

  /** Change characters of the text, making it when there is none. */
  splice(index: number, remove: number, insert: string): void {
    this.doc.transact(() => {
      let text = this.text();
      if (!text) {
        const plain = this.map.get(this.column);
        text = new Y.Text(typeof plain === "string" ? plain : "");
        this.map.set(this.column, text);
        this.made = text;
      }
      if (remove) text.delete(index, remove);
      if (insert) text.insert(index, insert);
    }, this.origin);
  }

  /**
   * Call `listener` for every change: with the delta of the text, or with null when the value was replaced.
   * Returns the function that ends it.
   */
  observe(listener: (delta: Delta | null, own: boolean) => void): () => void {
    let watched: Y.Text | null = null;
    let seen = "";
    const onText = (event: Y.YTextEvent, transaction: Y.Transaction) => {
      seen = watched?.toString() ?? "";
      listener(event.delta as Delta, transaction.origin === this.origin);
    };
    const watch = () => {
      watched?.unobserve(onText);
      watched = this.text();
      seen = watched?.toString() ?? "";
      watched?.observe(onText);
    };
    const onMap = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
      if (!event.keysChanged.has(this.column)) return;
      const lost = this.made && this.made === watched && this.text() !== this.made ? seen : "";
      watch();
      listener(null, transaction.origin === this.origin);
      if (lost) {
        this.made = null;
        const present = watched?.toString() ?? "";
        // Inside the other's transaction nothing may be changed; afterwards our characters follow theirs.
        if (!present.includes(lost)) queueMicrotask(() => this.splice(present.length, 0, lost));
      }
    };
    watch();
    this.map.observe(onMap);
    return () => {
      watched?.unobserve(onText);
      this.map.unobserve(onMap);
    };
  }
}

export type Delta = { retain?: number; insert?: string; delete?: number }[];
