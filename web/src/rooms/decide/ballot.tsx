import { useState } from "react";
import type { Option, VoteView } from "@/api/types";
import { useSend } from "@/live/room";
import { useTexts } from "@/texts/language";
import texts from "@/texts/decide";
import { Button } from "@/ui/button";
import styles from "./decide.module.css";

/** One's own ballot; it can be changed until the result is shown. */
export function Ballot({ vote }: { vote: VoteView }) {
  return vote.method === "dots" ? <Dots vote={vote} /> : <Scores vote={vote} />;
}

function Dots({ vote }: { vote: VoteView }) {
  const t = useTexts(texts);
  const send = useSend();
  const [dots, setDots] = useState<Record<string, number>>(vote.mine?.dots ?? {});
  const used = Object.values(dots).reduce((sum, count) => sum + count, 0);
  const left = vote.dots - used;
  const put = (option: string, count: number) => setDots((before) => ({ ...before, [option]: count }));
  return (
    <>
      <p role="status">{t("dots.left", { left, dots: vote.dots })}</p>
      <ul className={styles.options}>
        {vote.options.map((option) => {
          const count = dots[option.id] ?? 0;
          return (
            <li key={option.id} className={styles.option}>
              <span className={styles.title}>{option.title}</span>
              <span className={styles.stepper} role="group" aria-label={option.title}>
                <Button isDisabled={count === 0} aria-label={t("dots.fewer", { title: option.title })} onPress={() => put(option.id, count - 1)}>
                  −
                </Button>
                <output className={styles.count} aria-label={t("dots.count", { count })}>
                  {"●".repeat(Math.min(count, 5)) || "0"}
                  {count > 5 && ` ${count}`}
                </output>
                <Button isDisabled={left === 0} aria-label={t("dots.more", { title: option.title })} onPress={() => put(option.id, count + 1)}>
                  +
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      <Button
        kind="primary"
        isDisabled={used === 0}
        onPress={() => void send({ type: "cast_ballot", vote: vote.id, dots: Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0)) })}
      >
        {t(vote.mine ? "ballot.change" : "ballot.cast")}
      </Button>
      {vote.mine && <p className={styles.quiet}>{t("ballot.done")}</p>}
    </>
  );
}

const POINTS = [1, 2, 3, 4, 5];

function Scores({ vote }: { vote: VoteView }) {
  const t = useTexts(texts);
  const send = useSend();
  const [scores, setScores] = useState<Record<string, Record<string, number>>>(vote.mine?.scores ?? {});
  const criteria = vote.criteria.length > 0 ? vote.criteria : [t("score.overall")];
  const given = (option: string, criterion: string) => scores[option]?.[criterion];
  const complete = vote.options.every(({ id }) => criteria.every((criterion) => given(id, criterion) !== undefined));
  const put = (option: string, criterion: string, points: number) =>
    setScores((before) => ({ ...before, [option]: { ...before[option], [criterion]: points } }));
  return (
    <>
      <p className={styles.quiet}>{t("score.help")}</p>
      <ul className={styles.options}>
        {vote.options.map((option) => (
          <li key={option.id} className={styles.scored}>
            <span className={styles.title}>{option.title}</span>
            {criteria.map((criterion) => (
              <Points key={criterion} option={option} criterion={criterion} value={given(option.id, criterion)} onChange={(points) => put(option.id, criterion, points)} />
            ))}
          </li>
        ))}
      </ul>
      <Button kind="primary" isDisabled={!complete} onPress={() => void send({ type: "cast_ballot", vote: vote.id, scores })}>
        {t(vote.mine ? "ballot.change" : "ballot.cast")}
      </Button>
      {!complete && <p className={styles.quiet}>{t("score.incomplete")}</p>}
      {vote.mine && <p className={styles.quiet}>{t("ballot.done")}</p>}
    </>
  );
}

function Points({ option, criterion, value, onChange }: { option: Option; criterion: string; value: number | undefined; onChange: (points: number) => void }) {
  const name = `${option.id}/${criterion}`;
  return (
    <fieldset className={styles.points}>
      <legend>
        <span className="visually-hidden">{option.title} – </span>
        {criterion}
      </legend>
      {POINTS.map((points) => (
        <label key={points} className={styles.point}>
          <input type="radio" name={name} value={points} checked={value === points} onChange={() => onChange(points)} />
          {points}
        </label>
      ))}
    </fieldset>
  );
}
