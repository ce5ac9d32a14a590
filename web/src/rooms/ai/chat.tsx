import { useEffect, useRef } from "react";
import type { ChatMessage, DocumentView } from "@/api/types";
import { useSection } from "@/live/room";
import texts from "@/texts/ai";
import common from "@/texts/common";
import { useFormats } from "@/texts/format";
import { useTexts } from "@/texts/language";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/layout";
import { Prose } from "@/ui/prose";
import { Avatar, Loading } from "@/ui/small";
import { useWorkshop } from "../frame/workshop";
import styles from "./ai.module.css";
import type { Answer } from "./answer";
import { modelName } from "./drafting";
import { ProposalLinks } from "./proposal-links";
import { Question } from "./question";
import { useChat } from "./use-chat";

/** A conversation with the model beside an artifact; what it proposes waits in the artifact to be accepted. */
export function Chat({ artifact }: { artifact: DocumentView }) {
  const t = useTexts(texts);
  const model = useSection((room) => room.model);
  const blocked = useSection((room) => room.ai_blocked);
  const { messages, asked, answer, problem, ask, stop } = useChat(artifact.id);
  const log = useRef<HTMLDivElement>(null);
  const said = messages.data ?? [];
  useEffect(() => {
    // Only the messages scroll; the page stays where the person is.
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [said.length, asked, answer?.text.length]);
  return (
    <section aria-label={t("chat")} className={`${styles.chat} no-print`}>
      <div ref={log} className={styles.messages} role="log" aria-busy={asked !== ""} aria-label={t("chat.messages")} tabIndex={0}>
        {messages.isError && <Failed error={messages.error} retry={() => void messages.refetch()} />}
        {messages.isPending && <Loading />}
        {messages.isSuccess && said.length === 0 && !asked && <p className={styles.quiet}>{t("chat.empty")}</p>}
        {said.map((message) => (
          <Message key={message.id} message={message} artifact={artifact} />
        ))}
        {asked && <MyQuestion text={asked} />}
        {answer && <Writing answer={answer} artifact={artifact} />}
      </div>
      {problem && <Notice tone="warn">{problem}</Notice>}
      {model === "" || blocked ? (
        <p className={styles.quiet}>{t(blocked ? "blocked" : "chat.no_model")}</p>
      ) : answer ? (
        <Button onPress={stop}>{t("stop")}</Button>
      ) : artifact.writable ? (
        <Question ask={ask} />
      ) : (
        <p className={styles.quiet}>{t("chat.read_only")}</p>
      )}
    </section>
  );
}

function Message({ message, artifact }: { message: ChatMessage; artifact: DocumentView }) {
  const c = useTexts(common);
  const { dateTime } = useFormats();
  const me = useSection((room) => room.me.id);
  const { language } = useWorkshop();
  const name = message.by ? message.author : modelName(message.author);
  return (
    <article className={styles.message} data-by={message.by ? "person" : "model"}>
      <header className={styles.author}>
        {message.by ? <Avatar id={message.by} name={message.author} size={20} /> : <span aria-hidden="true">✦</span>}
        <strong>{name}</strong>
        {message.by === me && <span className={styles.quiet}>({c("person.you")})</span>}
        <time className={styles.quiet}>{dateTime(message.at)}</time>
      </header>
      <Prose text={message.text} lang={language} />
      <ProposalLinks artifact={artifact} proposals={message.proposals} />
    </article>
  );
}

function MyQuestion({ text }: { text: string }) {
  const me = useSection((room) => room.me);
  return (
    <article className={styles.message} data-by="person">
      <header className={styles.author}>
        <Avatar id={me.id} name={me.name} size={20} />
        <strong>{me.name}</strong>
      </header>
      <Prose text={text} />
    </article>
  );
}

function Writing({ answer, artifact }: { answer: Answer; artifact: DocumentView }) {
  const t = useTexts(texts);
  const model = useSection((room) => room.model);
  return (
    <article className={styles.message} data-by="model">
      <header className={styles.author}>
        <span aria-hidden="true">✦</span>
        <strong>{modelName(model)}</strong>
      </header>
      {answer.text ? <Prose text={answer.text} /> : <p className={styles.quiet}>{t("chat.thinking")}</p>}
      <ProposalLinks artifact={artifact} proposals={answer.proposals} />
    </article>
  );
}
