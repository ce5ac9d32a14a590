/**
 * Cells as spreadsheets put them on the clipboard: tabs between cells, line breaks between rows; a cell that holds tabs,
 * line breaks or quotation marks stands in quotation marks, with those inside doubled.
 */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

function quoted(cell: string): string {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Read what a spreadsheet put on the clipboard; the last line break ends the last row. */
export function parseTsv(text: string): string[][] {
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (plain === "") return [];
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const [cell, end] = readCell(plain, at);
    rows.at(-1)?.push(cell);
    if (end >= plain.length) return rows;
    if (plain[end] === "\n") rows.push([]);
    at = end + 1;
  }
}

/** The cell that begins at `start`, and where it ends. */
function readCell(text: string, start: number): [string, number] {
  const closed = text[start] === '"' ? closingQuote(text, start) : -1;
  if (closed > 0) return [text.slice(start + 1, closed).replaceAll('""', '"'), closed + 1];
  let end = start;
  while (end < text.length && text[end] !== "\t" && text[end] !== "\n") end += 1;
  return [text.slice(start, end), end];
}

/** Where the quotation ends; -1 when it is none: spreadsheets leave `"so" they say` as it is. */
function closingQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at += 1;
    else return at + 1 >= text.length || text[at + 1] === "\t" || text[at + 1] === "\n" ? at : -1;
  }
  return -1;
}
