/**
 * Lets a text area be as high as its text where the browser cannot do so by itself (`field-sizing`). Never under a
 * composition: in Safari a change of layout ends the conversion. Returns the function that ends it.
 */
export function growing(field: HTMLTextAreaElement): () => void {
  if (globalThis.CSS?.supports("field-sizing", "content")) return () => undefined;
  const stop = new AbortController();
  let composing = false;
  const fit = () => {
    if (composing) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  };
  const on = (name: string, does: () => void) => field.addEventListener(name, does, { signal: stop.signal });
  on("compositionstart", () => (composing = true));
  on("compositionend", () => {
    composing = false;
    fit();
  });
  on("input", fit);
  on("shared", fit);
  const sized = new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    if (width !== last) fit();
    last = width;
  });
  let last = -1;
  sized.observe(field);
  return () => {
    stop.abort();
    sized.disconnect();
  };
}
