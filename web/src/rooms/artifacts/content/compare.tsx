import { Fragment, useMemo } from "react";
import type { KindView } from "@/api/types";
import texts from "@/texts/artifacts";
import { useLabel, useLanguage, useTexts } from "@/texts/language";
import { Badge } from "@/ui/small";
import { CellText } from "../marks/cell-text";
import type { Content } from "../requests";
import { showValue } from "../values";
import { compareContents } from "./comparing";
import styles from "./content.module.css";

/** Contents of one kind beside each other, to be read only; lines where they differ say so. */
export function Compare({ kind, contents }: { kind: KindView; contents: readonly { title: string; content: Content }[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const language = useLanguage();
  const lines = useMemo(() => compareContents(kind, contents.map(({ content }) => content)), [kind, contents]);
  if (lines.length === 0) return <p className={styles.quiet}>{t("content.empty")}</p>;
  let group = "";
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={t("compare")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("compare.field")}</th>
            {contents.map(({ title }, place) => (
              <th key={place} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const now = line.group ? `${line.group.list}/${line.group.place}` : "";
            const heads = now !== group && line.group;
            group = now;
            return (
              <Fragment key={line.key}>
                {heads && (
                  <tr className={styles.group}>
                    <th colSpan={contents.length + 1} scope="colgroup">
                      {label(kind.lists.find(({ name }) => name === line.group?.list)?.label)} {(line.group?.place ?? 0) + 1}
                    </th>
                  </tr>
                )}
                <tr className={line.differs ? styles.differs : undefined}>
                  <th scope="row">
                    {label(line.column.label)} {line.differs && <Badge tone="warn">{t("compare.differs")}</Badge>}
                  </th>
                  {line.values.map((value, place) => (
                    <td key={place}>
                      <CellText text={showValue(line.column, value, language)} />
                    </td>
                  ))}
                </tr>
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
