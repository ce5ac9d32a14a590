/**
 * What Enter means. Whoever writes with an input method presses Enter to confirm a conversion; browsers tell so in three
 * ways - isComposing, key code 229, and (Safari) a composition that ended a moment before the key - and none is sure alone.
 */
const MOMENT_MS = 100;
let endedAt = Number.NEGATIVE_INFINITY;

globalThis.document?.addEventListener("compositionend", (event) => (endedAt = event.timeStamp), true);

type Pressed = Pick<KeyboardEvent, "key" | "isComposing" | "keyCode" | "timeStamp" | "ctrlKey" | "metaKey" | "shiftKey">;
type Event = Pressed | { nativeEvent: Pressed };

const native = (event: Event): Pressed => ("nativeEvent" in event ? event.nativeEvent : event);

/** Is this key press part of an input method's conversion? */
export function isComposing(event: Event): boolean {
  const pressed = native(event);
  return pressed.isComposing || pressed.keyCode === 229 || pressed.timeStamp - endedAt < MOMENT_MS;
}

/** The same for tables, where every key means something: only Enter has to wait for the moment after a conversion. */
export function isConverting(event: Event): boolean {
  const pressed = native(event);
  return pressed.isComposing || pressed.keyCode === 229 || (pressed.key === "Enter" && isComposing(event));
}

/** Ctrl+Enter or Cmd+Enter, outside of a conversion: the only key that sends a text of several lines. */
export function isSubmit(event: Event): boolean {
  const pressed = native(event);
  return pressed.key === "Enter" && (pressed.ctrlKey || pressed.metaKey) && !isComposing(event);
}

/** A plain Enter, outside of a conversion: for fields of one line. */
export function isEnter(event: Event): boolean {
  const pressed = native(event);
  return pressed.key === "Enter" && !pressed.shiftKey && !isComposing(event);
}
