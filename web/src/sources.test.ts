import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const SRC = import.meta.dirname;
const files = (readdirSync(SRC, { recursive: true }) as string[])
  .map((name) => join(SRC, name))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|schema\.ts$/.test(path) && statSync(path).isFile());
const parsed = files.map((path) => ({
  path: relative(SRC, path).replaceAll("\\", "/"),
  tree: ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true),
}));

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

const READ = new Set(["aria-label", "title", "placeholder", "label", "alt", "caption", "help", "text", "action"]);
const WORDS = /\p{L}{2,}/u;

test("no sentence stands in code: people read catalogues", () => {
  const found: string[] = [];
  for (const { path, tree } of parsed)
    walk(tree, (node) => {
      const text = ts.isJsxText(node)
        ? node.text.trim()
        : ts.isJsxAttribute(node) && READ.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)
          ? node.initializer.text
          : "";
      if (WORDS.test(text) && !/^https?:/.test(text)) found.push(`${path}: ${text}`);
    });
  expect(found).toEqual([]);
});

/** Rooms that show a part of another: the frame always, an artifact the drafts made for it. */
const SHOWS = new Set(["rooms/frame > rooms/workshop", "rooms/artifacts > rooms/ai"]);

/** What an area may import besides itself and packages; of rooms, `frame` and what it shows. */
function allowed(from: string, to: string): boolean {
  const area = (path: string) => (path.startsWith("rooms/") ? path.split("/").slice(0, 2).join("/") : (path.split("/")[0] ?? ""));
  const [here, there] = [area(from), area(to)];
  if (!from.includes("/") || here === there) return true;
  if (there === "texts" || there === "api") return here !== "texts" || to === "api/types";
  if (here === "ui") return to === "live/awareness";
  if (here === "live") return there === "ui";
  if (!here.startsWith("rooms/")) return false;
  return !there.startsWith("rooms/") || there === "rooms/frame" || SHOWS.has(`${here} > ${there}`);
}

test("areas import downwards: rooms > frame > live > ui > texts, api", () => {
  const wrong: string[] = [];
  for (const { path, tree } of parsed)
    for (const statement of tree.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const named = statement.moduleSpecifier.text;
      const to = named.startsWith("@/") ? named.slice(2) : named.startsWith(".") ? relative(SRC, join(SRC, path, "..", named)).replaceAll("\\", "/") : "";
      if (to && !to.endsWith(".css") && !allowed(path, to)) wrong.push(`${path} -> ${to}`);
    }
  expect(wrong).toEqual([]);
});

test("no file is longer than 400 lines", () => {
  const long = parsed.filter(({ tree, path }) => tree.getLineStarts().length > 401 && !path.startsWith("api/")).map(({ path }) => path);
  expect(long).toEqual([]);
});

test("Enter is never asked for by its name alone", () => {
  const found = parsed.filter(({ path, tree }) => path !== "ui/keys.ts" && /event\.key === "Enter"/.test(tree.text) && !/isComposing|isEnter|isSubmit/.test(tree.text));
  expect(found.map(({ path }) => path)).toEqual([]);
});
