import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { personColour } from "./awareness";
import type { Cell } from "./cell";
import { type DocumentStatus, LiveDocument } from "./document";
import { useSection, useWorkshopId } from "./room";
import type { Rows } from "./rows";

const Context = createContext<LiveDocument | null>(null);

/** Opens the document of an artifact for everything inside, and closes it afterwards. */
export function DocumentProvider({ artifact, children }: { artifact: string; children: ReactNode }) {
  const workshop = useWorkshopId();
  const { id, name } = useSection((room) => room.me);
  const [opened, setOpened] = useState<LiveDocument | null>(null);
  useEffect(() => {
    const document = new LiveDocument({ workshop, artifact, me: { id, name, colour: personColour(id) } });
    setOpened(document);
    return () => document.destroy();
  }, [workshop, artifact, id, name]);
  const writable = useSection((room) => room.documents).some((view) => view.id === artifact && view.writable);
  useEffect(() => {
    if (writable) opened?.allow();
  }, [opened, writable]);
  return opened && opened.options.artifact === artifact ? <Context value={opened}>{children}</Context> : null;
}

/** For tests and previews: a document that is already open. */
export const OpenDocument = Context;

/** The open document. */
export function useDocument(): LiveDocument {
  const document = useContext(Context);
  if (!document) throw new Error("useDocument outside of a DocumentProvider");
  return document;
}

/** Connection, readiness, refusal and undo of the open document. */
export function useDocumentStatus(): DocumentStatus {
  const document = useDocument();
  return useSyncExternalStore(document.subscribe, document.status);
}

/** The plain value of a cell, as it changes. */
export function useCellValue(cell: Cell): unknown {
  const [value, setValue] = useState(() => cell.value());
  useEffect(() => {
    setValue(cell.value());
    return cell.observe(() => setValue(cell.value()));
  }, [cell]);
  return value;
}

/** A scalar field of the open document; the same object as long as the name is the same. */
export function useField(name: string): Cell {
  const document = useDocument();
  return useMemo(() => document.field(name), [document, name]);
}

/** A list of the open document. */
export function useList(list: string): Rows {
  const document = useDocument();
  return useMemo(() => document.rows(list), [document, list]);
}

/** The ids of a list in order, as rows come, go and move. */
export function useRowIds(rows: Rows): string[] {
  const [ids, setIds] = useState(() => rows.ids());
  useEffect(() => {
    const follow = () =>
      setIds((before) => {
        const now = rows.ids();
        return now.length === before.length && now.every((id, place) => id === before[place]) ? before : now;
      });
    follow();
    rows.map.observeDeep(follow);
    return () => rows.map.unobserveDeep(follow);
  }, [rows]);
  return ids;
}

/** The cell of a row; null when the row is gone. */
export function useCell(rows: Rows, id: string, column: string): Cell | null {
  // A row that was deleted and brought back by undo is a new map.
  const row = rows.get(id);
  return useMemo(() => (row ? rows.cell(id, column) : null), [rows, row, id, column]);
}
