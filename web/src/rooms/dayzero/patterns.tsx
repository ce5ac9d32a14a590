import { useSection, useSend } from "@/live/room";
import texts from "@/texts/dayzero";
import { useLabel, useTexts } from "@/texts/language";
import { Segments } from "@/ui/segments";
import { useWorkshop } from "../frame/workshop";
import { useMayCheck } from "../frame/checks";
import styles from "./dayzero.module.css";

const ANSWERS = ["yes", "no", "unknown"] as const;
type Answer = (typeof ANSWERS)[number];

/** The ways in which workshops fail: is the sign there, and what to do about it? */
export function Patterns() {
  const t = useTexts(texts);
  const label = useLabel();
  const { program } = useWorkshop();
  const seen = useSection((room) => room.patterns);
  const may = useMayCheck();
  const send = useSend();
  const answers = ANSWERS.map((id) => ({ id, label: t(`seen.${id}`) }));
  return (
    <>
      <p>{t("patterns.how")}</p>
      <ul role="list" className={styles.patterns}>
        {program.patterns.map((pattern) => {
          const answer: Answer = seen.find(({ id }) => id === pattern.id)?.seen ?? "unknown";
          return (
            <li key={pattern.id} className={styles.pattern} data-seen={answer}>
              <h3>{label(pattern.title)}</h3>
              <p>{label(pattern.sign)}</p>
              <Segments
                hideLabel
                label={t("seen", { title: label(pattern.title) })}
                choices={answers}
                value={answer}
                isDisabled={!may}
                onChange={(id) => void send({ type: "set_pattern", pattern: pattern.id, seen: id as Answer })}
              />
              <p className={styles.remedy}>
                <strong>{t("remedy")}</strong> {label(pattern.remedy)}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
