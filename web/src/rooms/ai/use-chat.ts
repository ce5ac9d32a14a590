import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, fetchApi } from "@/api/client";
import { inWords } from "@/api/errors";
import type { ChatMessage } from "@/api/types";
import { useWorkshopId } from "@/live/room";
import { readEvents } from "@/live/sse";
import { type Answer, heard, NO_ANSWER } from "./answer";

/** What others say beside the same artifact arrives this often. */
const LOOK_EVERY_MS = 10_000;

/** The conversation beside an artifact, the answer that is being written, and ways to ask and to stop. */
export function useChat(artifact: string) {
  const workshop = useWorkshopId();
  const client = useQueryClient();
  const key = ["chat", workshop, artifact];
  const path = `/workshops/${workshop}/chat?artifact=${encodeURIComponent(artifact)}`;
  const [asked, setAsked] = useState("");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState("");
  const running = useRef<AbortController | null>(null);
  const messages = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<ChatMessage[]>(path, { workshop, signal }),
    refetchInterval: asked ? false : LOOK_EVERY_MS,
  });
  useEffect(() => () => running.current?.abort(), [artifact]);

  const ask = useCallback(
    async (text: string): Promise<boolean> => {
      const stopping = new AbortController();
      running.current = stopping;
      setAsked(text);
      setAnswer(NO_ANSWER);
      setProblem("");
      let complete = false;
      try {
        const headers = { Accept: "text/event-stream" };
        const response = await fetchApi("POST", path, { workshop, body: { text }, headers, signal: stopping.signal });
        let present = NO_ANSWER;
        if (response.body)
          for await (const event of readEvents(response.body)) {
            present = heard(present, event);
            setAnswer(present);
          }
        setProblem(present.problem);
        complete = present.problem === "";
      } catch (error) {
        if (!stopping.signal.aborted) setProblem(inWords(error));
      }
      await client.invalidateQueries({ queryKey: ["chat", workshop, artifact] });
      setAsked("");
      setAnswer(null);
      running.current = null;
      return complete;
    },
    [artifact, client, path, workshop],
  );

  return { messages, asked, answer, problem, ask, stop: () => running.current?.abort() };
}
