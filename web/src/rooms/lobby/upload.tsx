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

const WANTED = /(^|\/)(program\.ya?ml|[^/.][^/]*\.md)$/;

/** The path of a file inside of the folder that was chosen, or its name. */
function pathOf(file: File): string {
  return file.webkitRelativePath ? file.webkitRelativePath.split("/").slice(1).join("/") : file.name;
}

/** Brings in a program; what is wrong with it is shown with file, line and how to mend it. */
export function Upload({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const label = useLabel();
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<ProgramSummary | null>(null);
  const [failure, setFailure] = useState<{ words: string; problems: ProgramProblem[] } | null>(null);
  const choose = (input: HTMLInputElement) => {
    const found = [...(input.files ?? [])];
    setFiles(found.length === 1 ? found : found.filter((file) => WANTED.test(pathOf(file))));
    setMade(null);
    setFailure(null);
    input.value = "";
  };
  const name = files[0]?.webkitRelativePath.split("/")[0] || files[0]?.name || "";
  const chosen = files.length > 1 ? t("programs.files.many", { name, count: files.length }) : name;
  const send = async () => {
    setBusy(true);
    setFailure(null);
    setMade(null);
    const body = new FormData();
    for (const file of files) body.append("files", file, pathOf(file));
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
      <input ref={zip} type="file" hidden accept=".zip" onChange={(event) => choose(event.target)} />
      <input ref={folder} type="file" hidden {...{ webkitdirectory: "" }} onChange={(event) => choose(event.target)} />
      <Row>
        <Button onPress={() => zip.current?.click()}>{t("programs.choose")}</Button>
        <Button onPress={() => folder.current?.click()}>{t("programs.choose.folder")}</Button>
        {files.length > 0 && (
          <>
            <span>{t("programs.files", { list: chosen })}</span>
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
