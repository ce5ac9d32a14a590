"""The door of the chat beside an artifact: keeps what was said, and streams what the model answers and proposes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from gyakusan.artifacts.proposals.models import Suggestion
from gyakusan.artifacts.proposals.service import Proposals
from gyakusan.assistant.errors import AnswerRunning, NoModelHere
from gyakusan.assistant.model.chat import ModelChat, Question
from gyakusan.assistant.model.drafter import StartedOver
from gyakusan.assistant.models import DraftRequest
from gyakusan.assistant.room import store
from gyakusan.assistant.room.models import (
    Answered,
    Asker,
    ChatEvent,
    ChatMessage,
    Proposed,
    Said,
    Setting,
    StartedAgain,
)
from gyakusan.assistant.room.rules import Running
from gyakusan.assistant.room.threads import to_the_end
from gyakusan.core.clock import Clock
from gyakusan.core.db import Database
from gyakusan.core.ids import Ids
from gyakusan.llm.errors import ModelError

SHOWN = 200
"""How many messages beside an artifact are shown to people."""


@dataclass(frozen=True)
class Conversation:
    """A message that waits for its answer."""

    message: ChatMessage
    question: Question
    artifact_id: str


class Chat:
    """The chats of all workshops. A model never writes: it answers, and it proposes."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ids: Ids,
        proposals: Proposals,
        model: ModelChat | None,
        memory: int,
    ) -> None:
        self._database = database
        self._clock = clock
        self._ids = ids
        self._proposals = proposals
        self._model = model
        self._memory = memory
        self._answering: set[tuple[str, str]] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def author(self) -> str:
        """Return who answers, such as `model:provider:name`; empty where there is no model."""
        return self._model.author if self._model else ""

    def messages(self, connection: Connection, artifact_id: str) -> tuple[ChatMessage, ...]:
        """Return the latest messages beside an artifact, oldest first."""
        return tuple(store.select_messages(connection, artifact_id, SHOWN))

    async def say(self, setting: Setting, asker: Asker, message: str) -> Conversation:
        """Keep what somebody says; `answer` then answers it.

        Raises:
            NoModelHere: there is no model to talk to.
            AnswerRunning: the person's earlier message is still being answered.
        """
        if self._model is None:
            raise NoModelHere
        if (setting.workshop_id, asker.id) in self._answering:
            raise AnswerRunning
        said = self._message(setting, asker.id, asker.name, message)
        talk = await asyncio.to_thread(self._keep, said)
        request = DraftRequest(
            name="chat",
            language=setting.language,
            current=setting.current,
            sources={**setting.sources, setting.current.key: setting.current},
            brief=setting.brief,
            ids=self._ids,
            prompt=setting.prompt,
            workshop_id=setting.workshop_id,
            reads=setting.reads or (setting.current.key,),
        )
        question = Question(request, asker.name, message, tuple((earlier.author, earlier.text) for earlier in talk))
        return Conversation(said, question, setting.artifact_id)

    async def answer(self, conversation: Conversation) -> AsyncGenerator[ChatEvent]:
        """Yield the answer as it is written, with what it proposes; when it is closed early, what was said is kept.

        Raises:
            ModelError: the model failed; what it proposed has been taken back.
        """
        if self._model is None:
            raise NoModelHere
        events: asyncio.Queue[ChatEvent | None] = asyncio.Queue()
        task = asyncio.create_task(self._write(conversation, self._model, events.put_nowait))
        self._tasks.add(task)
        task.add_done_callback(lambda _: self._end(task, events))
        try:
            while (event := await events.get()) is not None:
                yield event
            await task
        finally:
            task.cancel()
            await asyncio.wait([task])

    async def close(self) -> None:
        """Stop all answers: the server ends. What was said is kept."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _end(self, task: asyncio.Task[None], events: asyncio.Queue[ChatEvent | None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # whoever has gone away does not ask for it
        events.put_nowait(None)

    async def _write(self, conversation: Conversation, model: ModelChat, emit: Callable[[ChatEvent], None]) -> None:
        """Write an answer, in a task of its own: it is put away in good order however its reader leaves."""
        asked = conversation.message
        place = asked.workshop_id, asked.by
        reply = replace(asked, id=self._ids.new("chat"), by="", author=model.author, text="", at=self._now())
        writing = _Writing(self, model, conversation, reply)
        complete = False
        self._answering.add(place)
        try:
            async with aclosing(writing.events()) as events:
                async for event in events:
                    emit(event)
            complete = True
            emit(Answered(await to_the_end(self._finish, writing.reply)))
        except ModelError:
            await to_the_end(self.take_back, conversation.artifact_id, writing.reply)
            raise
        except asyncio.CancelledError:
            if writing.reply.text and not complete:
                await to_the_end(self._finish, writing.reply)
            raise
        finally:
            self._answering.discard(place)

    def propose(self, artifact_id: str, suggestion: Suggestion) -> None:
        """Put a proposal of an answer into its artifact."""
        with self._database.transaction() as connection:
            self._proposals.put(connection, artifact_id, suggestion)

    def take_back(self, artifact_id: str, reply: ChatMessage) -> None:
        """Take back what an answer proposed."""
        if reply.proposals:
            with self._database.transaction() as connection:
                self._proposals.withdraw(connection, artifact_id, reply.id, reply.author)

    def _message(self, setting: Setting, by: str, author: str, words: str) -> ChatMessage:
        chat_id = self._ids.new("chat")
        return ChatMessage(chat_id, setting.workshop_id, setting.artifact_id, by, author, words, self._now())

    def _keep(self, message: ChatMessage) -> tuple[ChatMessage, ...]:
        """Keep a message; return the ones before it that a model is shown."""
        with self._database.transaction() as connection:
            earlier = tuple(store.select_messages(connection, message.artifact_id, self._memory))
            store.insert_message(connection, message)
        return earlier

    def _finish(self, message: ChatMessage) -> ChatMessage:
        finished = replace(message, at=self._now())
        with self._database.transaction() as connection:
            store.insert_message(connection, finished)
        return finished

    def _now(self) -> str:
        return self._clock.now().isoformat()


class _Writing:
    """One answer while it is written."""

    def __init__(self, chat: Chat, model: ModelChat, conversation: Conversation, reply: ChatMessage) -> None:
        self._chat = chat
        self._model = model
        self._conversation = conversation
        self._running = Running(conversation.question.request.current, reply.id, reply.author, reply.at)
        self.reply = reply

    async def events(self) -> AsyncGenerator[ChatEvent]:
        artifact_id = self._conversation.artifact_id
        async with aclosing(self._model.answer(self._conversation.question)) as answer:
            async for event in answer:
                if isinstance(event, str):
                    self.reply = replace(self.reply, text=f"{self.reply.text}\n{event}".strip())
                    yield Said(event)
                elif isinstance(event, StartedOver):
                    await to_the_end(self._chat.take_back, artifact_id, self.reply)
                    self._running.start_again(self.reply.author)
                    self.reply = replace(self.reply, text="", proposals=())
                    yield StartedAgain()
                elif (suggestion := self._running.proposes(event)) is not None:
                    self.reply = replace(self.reply, proposals=tuple(self._running.proposed))
                    await to_the_end(self._chat.propose, artifact_id, suggestion)
                    yield Proposed(suggestion.id)
