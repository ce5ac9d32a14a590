// Fails when a page that people meet first needs more compressed JavaScript than the limit.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 200;
const FIRST = ["identity/setup", "identity/sign-in", "identity/join", "identity/enter", "lobby/", "workshop/page"].map((page) => `src/rooms/${page}`);
const folder = new URL("../../src/gyakusan/api/static/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));

const sizes = new Map();
function size(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, folder)), { level: 6 }).length);
  return sizes.get(file);
}

function files(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const next of chunk.imports ?? []) files(next, found);
  return found;
}

const kilobytes = (found) => [...found].reduce((sum, file) => sum + size(file), 0) / 1024;
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const frame = "src/rooms/frame/frame.tsx";
const outside = (page) => page.includes("/identity/") || page.includes("/lobby/");
const pages = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && key.startsWith("src/rooms/"));
let tooLarge = false;
for (const page of pages.sort()) {
  const around = outside(page) ? [] : files(frame);
  const total = kilobytes(new Set([...files(entry), ...around, ...files(page)]));
  const first = FIRST.some((prefix) => page.startsWith(prefix));
  const over = first && total > LIMIT_KB;
  tooLarge ||= over;
  console.log(`${total.toFixed(0).padStart(5)} KB  ${page}${over ? `  (limit ${LIMIT_KB} KB)` : ""}`);
}
if (tooLarge) {
  console.error("A first page is too large: load what it does not need at once with import().");
  process.exit(1);
}
