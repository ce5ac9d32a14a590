"""The live room: documents opened on demand, one tick for all of them, kept before anybody else sees it."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.live.archive import Archive
from gyakusan.artifacts.live.connection import Connection
from gyakusan.artifacts.live.document import LiveDocument
from gyakusan.artifacts.live.errors import JournalBusy
from gyakusan.artifacts.live.journal import Journal
from gyakusan.artifacts.live.models import (
    EVICTED,
    FAILED,
    GOING_AWAY,
    TICK_SECONDS,
    TICK_SHARE,
    TRY_AGAIN,
    Limits,
    Peer,
    Seat,
)
from gyakusan.artifacts.service import Artifacts, Head, Written
from gyakusan.artifacts.store import Change
from gyakusan.core.clock import Clock
from gyakusan.core.db import Database
from gyakusan.core.errors import GyakusanError

_log = logging.getLogger(__name__)


class LiveArtifacts:
    """All live documents of a server. `start` and `stop` run in the event loop that serves the connections."""

    def __init__(self, database: Database, artifacts: Artifacts, clock: Clock, limits: Limits | None = None) -> None:
        self._database = database
        self._artifacts = artifacts
        self._clock = clock
        self.limits = limits or Limits()
        self._documents: dict[str, LiveDocument] = {}
        self._opening: dict[str, asyncio.Task[LiveDocument]] = {}
        self._coming: Counter[str] = Counter()
        self._missed: dict[str, list[Written]] = {}
        self._dirty: dict[LiveDocument, None] = {}
        self._timer: asyncio.Handle | None = None
        self._writing: asyncio.Task[None] | None = None
        self._chores: set[asyncio.Future[Any]] = set()
        self._last = self._cost = 0.0
        self._turn = 0

    async def start(self) -> None:
        """Begin to serve."""
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._journal = Journal(self._database)
        self._artifacts.subscribe(self._on_written)

    async def stop(self) -> None:
        """Keep what has arrived, and end all connections."""
        self._artifacts.unsubscribe(self._on_written)
        if self._writing is not None:
            await self._writing
        if self._timer is not None:
            self._timer.cancel()
            self._tick()
        if self._writing is not None:
            await self._writing
        for document in list(self._documents.values()):
            self._shut(document, GOING_AWAY, "")
        await asyncio.gather(*self._chores, return_exceptions=True)
        if self._timer is not None:
            self._timer.cancel()
        self._journal.close()

    @asynccontextmanager
    async def opened(self, artifact_id: str) -> AsyncGenerator[Callable[[Seat, Peer], Connection]]:
        """Have a document open within the block; what is given adds a client to it.

        Raises:
            ArtifactNotFound: there is none with that id.
            DatabaseBusy, DatabaseUnusable: it cannot be read.
        """
        self._coming[artifact_id] += 1
        try:
            if artifact_id not in self._documents:
                task = self._opening.get(artifact_id)
                if task is None:
                    task = self._opening[artifact_id] = self._loop.create_task(self._open(artifact_id))
                await asyncio.shield(task)
            yield lambda seat, peer: self._documents[artifact_id].join(seat, peer)
        finally:
            self._coming[artifact_id] -= 1
            if not self._coming[artifact_id]:
                del self._coming[artifact_id]
            if artifact_id in self._documents:
                self._wake(self._documents[artifact_id])  # so that it is freed should nobody have come

    async def join(self, artifact_id: str, seat: Seat, peer: Peer) -> Connection:
        """Add a client to a document, which is opened if need be; raises what `opened` raises."""
        async with self.opened(artifact_id) as join:
            return join(seat, peer)

    async def _open(self, artifact_id: str) -> LiveDocument:
        self._missed[artifact_id] = []
        try:
            archive = Archive(self._database, artifact_id)
            head = await asyncio.to_thread(self._prepared, artifact_id, archive)
            document = LiveDocument(artifact_id, KINDS[head.kind], archive, self.limits, self._wake)
            document.frozen = head.frozen_at is not None
            self._documents[artifact_id] = document
            for written in self._missed[artifact_id]:
                self._take_written(written)
            return document
        finally:
            del self._missed[artifact_id], self._opening[artifact_id]

    def _prepared(self, artifact_id: str, archive: Archive) -> Head:
        with self._database.reading() as connection:
            head = self._artifacts.head(connection, artifact_id)
        archive.prepare()
        return head

    def change_seats(self, decide: Callable[[str, Seat], Seat | None], artifact_id: str | None = None) -> None:
        """Let `decide` say what each connection may do from now on; None ends it. May be called from any thread."""
        self._soon(lambda: self._change_seats(decide, artifact_id))

    def evict(self, actor_id: str) -> None:
        """End all connections of a person. May be called from any thread."""
        self.change_seats(lambda _, seat: None if seat.actor_id == actor_id else seat)

    @property
    def busy(self) -> bool:
        """Tell whether something that came in waits to go out."""
        return self._timer is not None or self._writing is not None or bool(self._dirty)

    @property
    def turn(self) -> int:
        """Return how often seats have changed: what was found out before the last change may be wrong."""
        return self._turn

    def _change_seats(self, decide: Callable[[str, Seat], Seat | None], artifact_id: str | None) -> None:
        self._turn += 1
        for document in list(self._documents.values()):
            if artifact_id in (None, document.id):
                for connection in document.everyone():
                    seat = decide(document.id, connection.seat)
                    if seat is None:
                        connection.drop(EVICTED, "not allowed")
                    elif seat != connection.seat:
                        document.reseat(connection, seat)

    def present(self) -> dict[str, set[str]]:
        """Return who has which artifact open: artifact id -> actor ids."""
        return {
            document.id: {connection.seat.actor_id for connection in document.everyone()}
            for document in list(self._documents.values())
        }

    @property
    def open_documents(self) -> tuple[str, ...]:
        """Return the ids of the documents that are open."""
        return tuple(self._documents)

    def _on_written(self, written: Written) -> None:
        self._soon(lambda: self._take_written(written))

    def _soon(self, action: Callable[[], None]) -> None:
        """Run an action in the event loop: at once when called there."""
        if threading.get_ident() == self._thread:
            action()
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(action)

    def _take_written(self, written: Written) -> None:
        document = self._documents.get(written.artifact_id)
        if document is None:
            if written.artifact_id in self._missed:
                self._missed[written.artifact_id].append(written)
        elif written.frozen:
            document.freeze()
        else:
            self._guarded(document, lambda: document.written(written.seq, written.update))

    def _wake(self, document: LiveDocument) -> None:
        self._dirty[document] = None
        self._schedule()

    def _schedule(self) -> None:
        if self._timer is not None or self._writing is not None:
            return
        due = self._last + min(TICK_SECONDS, TICK_SHARE * self._cost)
        if self._loop.time() >= due:
            self._timer = self._loop.call_soon(self._tick)
        else:
            self._timer = self._loop.call_at(due, self._tick)

    def _tick(self) -> None:
        self._timer = None
        if self._writing is not None:
            return
        began = time.thread_time()
        self._run_tick()
        self._cost = time.thread_time() - began  # not the wall's: what other processes take is no reason to wait
        self._last = self._loop.time() + self._cost  # the loop's own time stands still within one turn

    def _run_tick(self) -> None:
        dirty, self._dirty = list(self._dirty), {}
        at = self._clock.now().isoformat()
        batches: list[tuple[LiveDocument, list[Change]]] = []
        for document in dirty:
            self._guarded(document, lambda document=document: batches.append((document, document.apply(at))))
        changes = [change for _, own in batches for change in own]
        try:
            numbers = self._journal.append_now(changes) if changes else []
        except JournalBusy:
            self._writing = self._loop.create_task(self._write(batches, changes))
        except GyakusanError:
            self._fail(batches)
        else:
            self._finish(batches, numbers)

    async def _write(self, batches: list[tuple[LiveDocument, list[Change]]], changes: Sequence[Change]) -> None:
        """Keep changes that wait for another transaction; until then nothing goes out and nothing is applied."""
        try:
            numbers = await asyncio.to_thread(self._journal.append_waiting, changes)
        except GyakusanError:
            self._fail(batches)
        else:
            self._finish(batches, numbers)
        finally:
            self._writing = None
            if self._dirty:
                self._schedule()

    def _fail(self, batches: list[tuple[LiveDocument, list[Change]]]) -> None:
        """Nobody may see what could not be kept: clients come back with it later."""
        _log.exception("Live changes could not be kept.")
        for document, own in batches:
            if own:
                self._shut(document, TRY_AGAIN, "storage")
            else:
                self._guarded(document, document.flush)

    def _finish(self, batches: list[tuple[LiveDocument, list[Change]]], numbers: Sequence[int | None]) -> None:
        at = 0
        for document, own in batches:
            kept = list(numbers[at : at + len(own)])
            at += len(own)
            if self._documents.get(document.id) is not document:
                continue  # it was shut meanwhile
            self._guarded(document, lambda document=document, kept=kept: self._send(document, kept))
        if self._journal.wants_checkpoint():
            self._chore(self._journal.checkpoint)

    def _send(self, document: LiveDocument, kept: list[int | None]) -> None:
        if kept:
            document.kept(kept)
        document.flush()
        if kept:
            document.snapshot(self._journal.keep_snapshot)
        if document.idle and document.id not in self._coming:
            del self._documents[document.id]
            document.close()

    def _chore(self, work: Callable[..., None], *arguments: Any) -> None:
        chore = self._loop.run_in_executor(None, work, *arguments)
        self._chores.add(chore)
        chore.add_done_callback(self._chores.discard)

    def _guarded(self, document: LiveDocument, action: Callable[[], object]) -> None:
        """Let a failure of one document end that document only; its clients come back to what is stored."""
        try:
            action()
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # a panic of the library is no Exception
            _log.exception("The live document %s failed.", document.id)
            self._shut(document, FAILED, "document")

    def _shut(self, document: LiveDocument, code: int, reason: str) -> None:
        if self._documents.get(document.id) is document:
            del self._documents[document.id]
        for connection in document.everyone():
            connection.drop(code, reason)
        self._dirty.pop(document, None)
        document.close()
