// Puts a .br and a .gz beside every text file of the built front end; the server sends what the browser takes.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = new URL("../../src/gyakusan/api/static/", import.meta.url);
for (const name of readdirSync(folder, { recursive: true })) {
  if (!/\.(js|css|html|svg)$/.test(name)) continue;
  const file = new URL(name.replaceAll("\\", "/"), folder);
  const data = readFileSync(file);
  if (data.length < 1024) continue;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  writeFileSync(new URL(`${file}.br`), brotliCompressSync(data, { params }));
  writeFileSync(new URL(`${file}.gz`), gzipSync(data, { level: 9 }));
}
