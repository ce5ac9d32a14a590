import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components/Toast";

export type Tone = "plain" | "good" | "problem";

export interface Notice {
  text: string;
  tone: Tone;
}

/** Messages at the edge of the screen; problems stay until they are closed. */
export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 4 });

/** Tell the person something without taking them away from their work. The same sentence is not shown twice. */
export function notify(text: string, tone: Tone = "plain"): void {
  if (notices.visibleToasts.some((shown) => shown.content.text === text)) return;
  notices.add({ text, tone }, tone === "problem" ? {} : { timeout: 5000 });
}
