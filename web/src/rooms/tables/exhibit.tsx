import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { ColumnView, DocumentView, KindView } from "@/api/types";
import { useWorkshopId } from "@/live/room";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/tables";
import { Failed } from "@/ui/boundary";
import { Loading } from "@/ui/small";
import { useKind } from "../frame/kinds";
import { useWorkshop } from "../frame/workshop";
import styles from "./tables.module.css";

type Row = Record<string, unknown>;
interface Artifact {
  content: Record<string, unknown>;
}

const LOOK_EVERY_MS = 20_000;
const words = (value: unknown): string => (typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "");

/** An artifact to look at: its fields, and its lists grouped by their first choice, such as the blocks of a canvas. */
export function Exhibit({ document }: { document: DocumentView }) {
  const workshop = useWorkshopId();
  const kind = useKind(document.kind);
  const found = useQuery({
    queryKey: ["artifact", workshop, document.id],
    queryFn: ({ signal }) => api.get<Artifact>(`/workshops/${workshop}/artifacts/${document.id}`, { workshop, signal }),
    refetchInterval: LOOK_EVERY_MS,
  });
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || !kind) return <Loading />;
  return <Content kind={kind} content={found.data.content} />;
}

function Content({ kind, content }: { kind: KindView; content: Record<string, unknown> }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useWorkshop();
  const fields = kind.fields.filter(({ name }) => words(content[name]) !== "");
  const lists = kind.lists.map((list) => ({ list, rows: (content[list.name] ?? []) as Row[] })).filter(({ rows }) => rows.length > 0);
  if (fields.length === 0 && lists.length === 0) return <p className={styles.quiet}>{t("blank")}</p>;
  return (
    <div lang={language} className={styles.content}>
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map((field) => (
            <div key={field.name}>
              <dt>{label(field.label)}</dt>
              <dd>{words(content[field.name])}</dd>
            </div>
          ))}
        </dl>
      )}
      {lists.map(({ list, rows }) => (
        <Rows key={list.name} title={kind.lists.length > 1 ? label(list.label) : ""} columns={list.columns} rows={rows} />
      ))}
    </div>
  );
}

function Rows({ title, columns, rows }: { title: string; columns: ColumnView[]; rows: Row[] }) {
  const label = useLabel();
  const by = columns.find(({ widget }) => widget === "choice");
  const text = columns.filter(({ widget }) => widget === "text" || widget === "line" || widget === "quantity");
  const said = (row: Row) => text.map(({ name }) => words(row[name])).filter(Boolean).join(" / ");
  const groups = by ? by.choices.map(({ code, label: name }) => ({ name: label(name), rows: rows.filter((row) => row[by.name] === code) })).filter((group) => group.rows.length > 0) : [{ name: "", rows }];
  return (
    <>
      {title && <h3 className={styles.list}>{title}</h3>}
      <dl className={styles.fields}>
        {groups.map((group) => (
          <div key={group.name}>
            <dt>{group.name || title}</dt>
            {group.rows.map((row) => (
              <dd key={String(row["id"])}>{said(row)}</dd>
            ))}
          </div>
        ))}
      </dl>
    </>
  );
}
