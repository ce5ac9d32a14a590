import { useNavigate } from "@tanstack/react-router";
import { useWorkshopId } from "@/live/room";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { isEnter } from "@/ui/keys";
import styles from "./decide.module.css";
import type { RankedRow } from "./use-ranked-rows";

const WIDTH = 640;
const HEIGHT = 320;
const EDGE = 44;

/** Impact against difficulty; every point is a button that opens its row. High and to the left is worth most. */
export function Chart({ rows, artifact }: { rows: readonly RankedRow[]; artifact: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const navigate = useNavigate();
  const workshop = useWorkshopId();
  const impact = (row: RankedRow) => Number(row.values["impact"]);
  const difficulty = (row: RankedRow) => Number(row.values["difficulty"]);
  const hardest = Math.max(1, ...rows.map(difficulty)) * 1.1;
  const strongest = Math.max(1, ...rows.map(impact)) * 1.1;
  const x = (row: RankedRow) => EDGE + (difficulty(row) / hardest) * (WIDTH - 2 * EDGE);
  const y = (row: RankedRow) => HEIGHT - EDGE - (impact(row) / strongest) * (HEIGHT - 2 * EDGE);
  const open = (row: RankedRow) => void navigate({ to: "/w/$workshop/artifacts/$artifact", params: { workshop, artifact }, hash: row.id });
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={t("chart")}>
        <line x1={EDGE} y1={HEIGHT - EDGE} x2={WIDTH - EDGE} y2={HEIGHT - EDGE} className={styles.axis} />
        <line x1={EDGE} y1={EDGE / 2} x2={EDGE} y2={HEIGHT - EDGE} className={styles.axis} />
        <text x={WIDTH - EDGE} y={HEIGHT - 12} textAnchor="end" className={styles.axisName}>
          {t("chart.difficulty")} →
        </text>
        <text x={EDGE} y={14} className={styles.axisName}>
          ↑ {t("chart.impact")}
        </text>
        {rows.map((row, place) => (
          <g
            key={row.id}
            role="button"
            tabIndex={0}
            className={styles.dot}
            data-chosen={row.values["chosen"] === true}
            aria-label={t("chart.point", { place: place + 1, title: row.title, impact: number(impact(row)), difficulty: number(difficulty(row)) })}
            onClick={() => open(row)}
            onKeyDown={(event) => {
              if (isEnter(event) || event.key === " ") {
                event.preventDefault();
                open(row);
              }
            }}
          >
            <circle cx={x(row)} cy={y(row)} r={14} />
            <text x={x(row)} y={y(row) + 5} textAnchor="middle">
              {place + 1}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className={styles.quiet}>{t("chart.caption")}</figcaption>
    </figure>
  );
}
