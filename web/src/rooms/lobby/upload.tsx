import { useRef, useState } from "react";
import { api } from "@/api/client";
import { ApiError, inWords } from "@/api/errors";
import type { ProgramProblem, ProgramSummary } from "@/api/types";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/lobby";
import { Button } from "@/ui/button";
import { Card, Notice, Row } from "@/ui/layout";
import { Table } from "@/ui/table";
import styles from "./lobby.module.css";

/** Brings in a program; what is wrong with it is shown with file, line and how to mend it. */
export function Upload({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const label = useLabel();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<ProgramSummary | null>(null);
  const [failure, setFailure] = useState<{ words: string; problems: ProgramProblem[] } | null>(null);
  const send = async () => {
    setBusy(true);
    setFailure(null);
    setMade(null);
    const body = new FormData();
    for (const file of files) body.append("files", file, file.name);
    try {
      setMade(await api.post<ProgramSummary>("/programs", body));
      setFiles([]);
      onDone();
    } catch (error) {
      const problems = error instanceof ApiError && Array.isArray(error.fields["problems"]) ? (error.fields["problems"] as ProgramProblem[]) : [];
      setFailure({ words: problems.length ? t("programs.bad", { count: problems.length }) : inWords(error), problems });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card>
      <h2>{t("programs.upload")}</h2>
      <p>{t("programs.upload.help")}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".zip,.yaml,.yml,.md"
        onChange={(event) => {
          setFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Row>
        <Button onPress={() => input.current?.click()}>{t("programs.choose")}</Button>
        {files.length > 0 && (
          <>
            <span>{t("programs.files", { list: files.map(({ name }) => name).join(", ") })}</span>
            <Button kind="primary" onPress={() => void send()} isPending={busy}>
              {t("programs.check")}
            </Button>
          </>
        )}
      </Row>
      {made && <Notice tone="good">{t("programs.good", { title: label(made.title) })}</Notice>}
      {failure && <Notice tone="bad">{failure.words}</Notice>}
      {failure && failure.problems.length > 0 && (
        <Table caption={t("programs.upload")} head={[t("programs.problem.file"), t("programs.problem.line"), t("programs.problem.what"), t("programs.problem.hint")]}>
          {failure.problems.map((problem, place) => (
            <tr key={place}>
              <th scope="row">{problem.file}</th>
              <td>{problem.line || ""}</td>
              <td className={styles.problems}>{problem.what}</td>
              <td className={styles.problems}>{problem.hint}</td>
            </tr>
          ))}
        </Table>
      )}
    </Card>
  );
}
