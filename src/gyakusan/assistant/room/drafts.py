"""The door of drafts in the live room: start, watch and stop drafts that run while people work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace

from sqlalchemy import Connection

from gyakusan.artifacts.proposals.models import Suggestion
from gyakusan.artifacts.proposals.service import Proposals
from gyakusan.artifacts.provenance import RULES
from gyakusan.assistant.errors import DraftBroke, DraftNotFound, NoModelHere, TooManyDrafts
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.room import store
from gyakusan.assistant.room.models import Draft, DraftOrder, Limits
from gyakusan.assistant.room.rules import Running, earlier_draft
from gyakusan.assistant.room.threads import to_the_end
from gyakusan.assistant.service import Assistant, FellBack, Withdrawn
from gyakusan.core.clock import Clock
from gyakusan.core.db import Database
from gyakusan.core.errors import GyakusanError
from gyakusan.core.ids import Ids

_LOG = logging.getLogger(__name__)
NOTIFY_SECONDS = 0.3
"""While proposals arrive, the room is told of it no more often than this."""


class DraftBoard:
    """The drafts of all workshops: tasks on the event loop, their rows written off it."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ids: Ids,
        proposals: Proposals,
        rules: Assistant,
        model: Assistant | None,
        limits: Limits,
    ) -> None:
        self._database = database
        self._clock = clock
        self._ids = ids
        self._proposals = proposals
        self._assistants = {"rules": rules, "model": model}
        self._limits = limits
        self._running: dict[str, Draft] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._listeners: list[Callable[[str], None]] = []

    def on_change(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the workshop's id, on the event loop, whenever its drafts change."""
        self._listeners.append(listener)

    def drafts(self, connection: Connection, workshop_id: str) -> tuple[Draft, ...]:
        """Return the drafts of a workshop as they stand now, oldest first."""
        return tuple(self._running.get(draft.id, draft) for draft in store.select_drafts(connection, workshop_id))

    def recover(self, connection: Connection) -> None:
        """Mark drafts that were cut off when the server ended as stopped; to be called when it starts."""
        store.stop_running(connection, self._now())

    async def start(self, order: DraftOrder) -> Draft:
        """Start a draft; with a remark, the open proposals of earlier drafts of the same request are taken back first.

        Raises:
            NoModelHere: a model is asked for and there is none.
            TooManyDrafts: as many are running as may run at once.
        """
        assistant = self._assistants[order.engine]
        if assistant is None:
            raise NoModelHere
        self._check_limits(order)
        setting = order.setting
        draft = Draft(
            id=self._ids.new("draft"),
            workshop_id=setting.workshop_id,
            artifact_id=setting.artifact_id,
            request=order.request,
            engine=order.engine,
            author=assistant.author(order.request),
            started_by=order.asker.id,
            state="running",
            proposals=0,
            fell_back="",
            reason="",
            remark=order.remark,
            at=self._now(),
            ended_at=None,
        )
        self._running[draft.id] = draft
        try:
            await asyncio.to_thread(self._insert, draft)
        except BaseException:
            del self._running[draft.id]
            raise
        self._tasks[draft.id] = asyncio.create_task(self._run(draft.id, order, assistant))
        await asyncio.sleep(0)  # a task that is cancelled before it began would leave no trace of its end
        self._tell(draft)
        return draft

    async def stop(self, workshop_id: str, draft_id: str) -> Draft:
        """Stop a draft; what it has proposed stays. A draft that has ended already is left as it is.

        Raises:
            DraftNotFound: there is no such draft in the workshop.
        """
        task = self._tasks.get(draft_id)
        if task is not None and self._running[draft_id].workshop_id == workshop_id:
            task.cancel()
            await asyncio.wait([task])
        return await asyncio.to_thread(self._find, workshop_id, draft_id)

    async def wait(self, draft_id: str) -> None:
        """Wait until a draft has ended."""
        task = self._tasks.get(draft_id)
        if task is not None:
            await asyncio.wait([task])

    async def close(self) -> None:
        """Stop all drafts: the server ends."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _check_limits(self, order: DraftOrder) -> None:
        here = [draft for draft in self._running.values() if draft.workshop_id == order.setting.workshop_id]
        own = [draft for draft in here if draft.started_by == order.asker.id]
        for running, limit in ((here, self._limits.in_workshop), (own, self._limits.of_person)):
            if len(running) >= limit:
                raise TooManyDrafts(limit)

    async def _run(self, draft_id: str, order: DraftOrder, assistant: Assistant) -> None:
        end: dict[str, str] = {"state": "done"}
        try:
            await self._draft(draft_id, order, assistant)
        except asyncio.CancelledError:
            end = {"state": "stopped"}
        except GyakusanError as error:
            end = self._failure(error, order)
        except Exception:
            _LOG.exception("a draft broke")
            end = self._failure(DraftBroke(), order)
        finally:
            self._change(draft_id, ended_at=self._now(), **end)
            ended = self._running[draft_id]
            try:
                await to_the_end(self._update, ended)
            finally:
                del self._running[draft_id]
                del self._tasks[draft_id]
                self._tell(ended)

    @staticmethod
    def _failure(error: GyakusanError, order: DraftOrder) -> dict[str, str]:
        return {"state": "failed", "fell_back": error.code, "reason": error.message(order.setting.language)}

    async def _draft(self, draft_id: str, order: DraftOrder, assistant: Assistant) -> None:
        draft = self._running[draft_id]
        request = await to_the_end(self._request, draft, order)
        running = Running(request.current, draft_id, draft.author, draft.at)
        told = 0.0
        async with aclosing(assistant.stream(request)) as events:
            async for event in events:
                if isinstance(event, Withdrawn):
                    running.start_again(self._running[draft_id].author)
                    self._change(draft_id, proposals=0)
                    await to_the_end(self._withdraw, draft.artifact_id, draft_id, draft.author)
                elif isinstance(event, FellBack):
                    running.start_again(RULES)
                    reason = event.reason.message(order.setting.language)
                    self._change(draft_id, author=RULES, fell_back=event.reason.code, reason=reason)
                    told = 0.0
                else:
                    await self._propose(draft, running, event)
                now = asyncio.get_running_loop().time()
                if now - told >= NOTIFY_SECONDS:
                    told = now
                    self._tell(draft)

    async def _propose(self, draft: Draft, running: Running, proposal: Proposal) -> None:
        suggestion = running.proposes(proposal)
        if suggestion is not None:
            self._change(draft.id, proposals=len(running.proposed))
            await to_the_end(self._put, draft.artifact_id, suggestion)

    def _request(self, draft: Draft, order: DraftOrder) -> DraftRequest:
        setting = order.setting
        return DraftRequest(
            name=order.request,
            language=setting.language,
            current=setting.current,
            sources={**setting.sources, setting.current.key: setting.current},
            brief=setting.brief,
            ids=self._ids,
            prompt=setting.prompt,
            remark=order.remark,
            workshop_id=setting.workshop_id,
            reads=setting.reads,
            earlier=earlier_draft(setting.current, self._take_back(draft)) if order.remark.strip() else None,
        )

    def _take_back(self, draft: Draft) -> tuple[Suggestion, ...]:
        """Take back what earlier drafts of the same request still propose, and return it."""
        with self._database.transaction() as connection:
            earlier = {
                other.id
                for other in store.select_drafts(connection, draft.workshop_id)
                if (other.artifact_id, other.request) == (draft.artifact_id, draft.request)
                and other.id not in self._running
            }
            taken = [s for s in self._proposals.list(connection, draft.artifact_id) if s.draft in earlier]
            for other in dict.fromkeys(suggestion.draft for suggestion in taken):
                self._proposals.withdraw(connection, draft.artifact_id, other, draft.author)
        return tuple(taken)

    def _put(self, artifact_id: str, suggestion: Suggestion) -> None:
        with self._database.transaction() as connection:
            self._proposals.put(connection, artifact_id, suggestion)

    def _withdraw(self, artifact_id: str, draft_id: str, by: str) -> None:
        with self._database.transaction() as connection:
            self._proposals.withdraw(connection, artifact_id, draft_id, by)

    def _insert(self, draft: Draft) -> None:
        with self._database.transaction() as connection:
            store.insert_draft(connection, draft)

    def _update(self, draft: Draft) -> None:
        with self._database.transaction() as connection:
            store.update_draft(connection, draft)

    def _find(self, workshop_id: str, draft_id: str) -> Draft:
        with self._database.reading() as connection:
            found = [draft for draft in self.drafts(connection, workshop_id) if draft.id == draft_id]
        if not found:
            raise DraftNotFound(draft_id)
        return found[0]

    def _change(self, draft_id: str, **values: object) -> None:
        self._running[draft_id] = replace(self._running[draft_id], **values)  # pyright: ignore[reportArgumentType]

    def _tell(self, draft: Draft) -> None:
        for listener in self._listeners:
            listener(draft.workshop_id)

    def _now(self) -> str:
        return self._clock.now().isoformat()
