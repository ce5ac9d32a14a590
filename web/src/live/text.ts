import type { Cell, Delta } from "./cell";
import { difference, moved, Places } from "./merge";

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface BindingOptions {
  undo?: () => void;
  redo?: () => void;
  /** Told where the caret is, or null when the field is left. */
  caret?: (range: { start: number; end: number } | null) => void;
  maxLength?: number;
}

/**
 * Ties a field to a shared text. Under an input method nothing moves: what others write waits until the conversion is
 * confirmed or given up, and what is being converted is sent only then.
 */
export class TextBinding {
  private shown: string;
  private composing = false;
  private waiting: Places | null = null;
  private readonly end: () => void;
  private readonly stop = new AbortController();

  constructor(
    private readonly field: Field,
    private readonly cell: Cell,
    private readonly options: BindingOptions = {},
  ) {
    this.shown = this.wanted();
    field.value = this.shown;
    if (options.maxLength) field.maxLength = options.maxLength;
    this.end = cell.observe((delta, own) => this.onShared(delta, own));
    const { signal } = this.stop;
    const on = <K extends keyof HTMLElementEventMap>(name: K, does: (event: HTMLElementEventMap[K]) => void) =>
      (field as HTMLElement).addEventListener(name, does, { signal });
    on("compositionstart", () => this.onCompositionStart());
    on("compositionend", () => this.onCompositionEnd());
    on("input", () => this.onInput());
    on("beforeinput", (event) => this.onBeforeInput(event));
    on("keydown", (event) => this.onKey(event));
    on("focus", () => this.tellCaret());
    on("blur", () => this.onBlur());
    on("keyup", () => this.tellCaret());
    on("pointerup", () => this.tellCaret());
  }

  /** Untie; a conversion that was going on is kept as it stands. */
  destroy(): void {
    if (this.composing) this.onCompositionEnd();
    this.stop.abort();
    this.end();
  }

  private wanted(): string {
    const value = this.cell.value();
    return typeof value === "string" ? value : "";
  }

  private onCompositionStart(): void {
    if (this.composing) return;
    this.composing = true;
    this.waiting = null;
  }

  private onCompositionEnd(): void {
    this.composing = false;
    this.flush();
  }

  private onBlur(): void {
    if (this.composing) this.onCompositionEnd();
    this.options.caret?.(null);
  }

  private onInput(): void {
    if (!this.composing) this.flush();
  }

  private onBeforeInput(event: InputEvent): void {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      this.history(event.inputType === "historyRedo");
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229 || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.history(key === "y" || event.shiftKey);
  }

  private history(again: boolean): void {
    if (this.composing || this.field.readOnly) return;
    if (again) this.options.redo?.();
    else this.options.undo?.();
  }

  /** Send what the person wrote since the field last showed the shared text, on top of what others wrote meanwhile. */
  private flush(): void {
    const { field } = this;
    const caret = field.selectionEnd ?? field.value.length;
    const edit = difference(this.shown, field.value, caret);
    const places = this.waiting;
    this.waiting = null;
    const changed = edit.remove > 0 || edit.insert !== "";
    if (!places) {
      this.shown = field.value;
      if (changed) this.cell.splice(edit.index, edit.remove, edit.insert);
      this.tellCaret();
      return;
    }
    const index = places.position(edit.index);
    const runs = places.runs(edit.index, edit.remove);
    const own = (caret: number) => {
      if (caret < edit.index) return places.position(caret);
      const inserted = caret - edit.index;
      if (inserted <= edit.insert.length) return index + inserted;
      return places.position(caret - edit.insert.length + edit.remove) + edit.insert.length - edit.remove;
    };
    const next = own(caret);
    this.shown = "";
    if (changed)
      this.cell.doc.transact(() => {
        // From the back, so that the places further in front stay true.
        for (const run of runs.filter((each) => each.index >= index)) this.cell.splice(run.index, run.length, "");
        if (edit.insert) this.cell.splice(index, 0, edit.insert);
        for (const run of runs.filter((each) => each.index < index)) this.cell.splice(run.index, run.length, "");
      }, this.cell.origin);
    this.show(next, next);
  }

  private onShared(delta: Delta | null, own: boolean): void {
    if (this.composing) {
      this.waiting ??= new Places(this.shown.length);
      if (delta) this.waiting.apply(delta);
      else this.waiting.apply([{ delete: this.shown.length }, { insert: this.wanted() }]);
      return;
    }
    const wanted = this.wanted();
    if (wanted === this.field.value) {
      this.shown = wanted;
      return;
    }
    const { selectionStart, selectionEnd } = this.field;
    const follow = (caret: number | null) => {
      if (caret === null || !delta) return wanted.length;
      // After undo and redo the caret goes to where the change was.
      return own ? lastChange(delta) : moved(caret, delta);
    };
    this.show(follow(selectionStart), follow(selectionEnd));
  }

  private show(start: number, end: number): void {
    this.shown = this.wanted();
    if (this.field.value !== this.shown) this.field.value = this.shown;
    if (this.field.ownerDocument.activeElement === this.field) {
      this.field.setSelectionRange(start, end);
      this.tellCaret();
    }
    this.field.dispatchEvent(new Event("shared"));
  }

  private tellCaret(): void {
    if (this.composing || this.field.ownerDocument.activeElement !== this.field) return;
    this.options.caret?.({ start: this.field.selectionStart ?? 0, end: this.field.selectionEnd ?? 0 });
  }
}

function lastChange(delta: Delta): number {
  let at = 0;
  let last = 0;
  for (const part of delta) {
    if (part.retain) at += part.retain;
    else {
      at += part.insert?.length ?? 0;
      last = at;
    }
  }
  return last;
}
