import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { queries } from "@/api/queries";
import type { ColumnView, DocumentView, KindView } from "@/api/types";
import { useSection } from "@/live/room";
import { useList } from "@/live/use-document";
import { useEditor } from "./editor/context";
import { type Content, requests } from "./requests";
import { titleColumn } from "./shape";
import { plainValue, type Targets } from "./values";

const NONE: ReadonlyMap<string, Targets> = new Map();

interface Source {
  refs: string;
  kind: KindView;
  list: KindView["lists"][number];
  document: DocumentView;
}

/** The rows that the reference columns point to, by `kind.list`: out of this document, or read from the server. */
export function useTargets(columns: readonly ColumnView[]): ReadonlyMap<string, Targets> {
  const { workshop, view, kind } = useEditor();
  const kinds = useQuery(queries.kinds()).data;
  const documents = useSection((room) => room.documents);
  const wanted = useMemo(() => [...new Set(columns.map(({ refs }) => refs).filter(Boolean))], [columns]);
  const own = wanted.find((refs) => refs.split(".")[0] === kind.key) ?? "";
  const ownTargets = useOwnRows(kind, own.split(".")[1] ?? "");
  const sources = useMemo(() => wanted.filter((refs) => refs !== own).flatMap((refs) => source(refs, kinds ?? [], documents, view)), [wanted, own, kinds, documents, view]);
  const found = useQueries({ queries: sources.map(({ document }) => ({ ...requests.artifact(workshop, document.id), refetchInterval: 30_000 })) });
  const stamp = found.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  return useMemo(() => {
    if (wanted.length === 0) return NONE;
    const targets = new Map<string, Targets>(own ? [[own, ownTargets]] : []);
    sources.forEach(({ refs, kind: at, list }, place) => {
      const content = found[place]?.data?.content;
      if (content) targets.set(refs, contentTargets(content, at.key, list));
    });
    return targets;
    // `found` is new every time; its stamp says when something in it is.
  }, [wanted, own, ownTargets, sources, stamp]);
}

/** Which document a reference means: of the same edition, the same copy if there is one, else the team's. */
function source(refs: string, kinds: readonly KindView[], documents: readonly DocumentView[], view: DocumentView): Source[] {
  const [key, name] = refs.split(".");
  const kind = kinds.find((each) => each.key === key);
  const list = kind?.lists.find((each) => each.name === name);
  const candidates = documents.filter((each) => each.kind === key && each.edition === view.edition);
  const document = candidates.find(({ scope }) => scope === view.scope) ?? candidates.find(({ scope }) => scope === "") ?? candidates[0];
  return kind && list && document ? [{ refs, kind, list, document }] : [];
}

/** The rows of a list as the server sends them: ids and titles. */
export function contentTargets(content: Content, kind: string, list: KindView["lists"][number]): Targets {
  const title = titleColumn(kind, list);
  const rows = (content[list.name] ?? []) as Record<string, unknown>[];
  return rows.map((row) => ({ id: String(row["id"]), title: firstLine(row[title]) }));
}

function firstLine(value: unknown): string {
  return String(plainValue(value) ?? "").split("\n")[0] ?? "";
}

const NO_ROWS: Targets = [];

/** The rows of a list of this document, as they change. */
function useOwnRows(kind: KindView, name: string): Targets {
  const rows = useList(name || "none");
  const list = kind.lists.find((each) => each.name === name);
  const [found, setFound] = useState<Targets>(NO_ROWS);
  useEffect(() => {
    if (!list) return;
    const title = titleColumn(kind.key, list);
    const follow = () =>
      setFound((before) => {
        const now = rows.ids().map((id) => ({ id, title: firstLine(rows.get(id)?.get(title)) }));
        return JSON.stringify(now) === JSON.stringify(before) ? before : now;
      });
    follow();
    rows.map.observeDeep(follow);
    return () => rows.map.unobserveDeep(follow);
  }, [rows, kind, list]);
  return found;
}
