"""Tells everybody in a room what changed for them: one state per viewer, sent in sections, never a queue that grows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from pydantic_core import to_json

from gyakusan.core.db import Database
from gyakusan.workshop.errors import WorkshopNotFound
from gyakusan.workshop.live.encoding import Encoder, Sections
from gyakusan.workshop.live.facts import Person
from gyakusan.workshop.live.service import Rooms

_log = logging.getLogger(__name__)

HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is alive, so that proxies keep it open."""

PACE = 0.001
"""Seconds of rest for each viewer after a change was sent: what happens meanwhile is sent together."""

SETTLE = 1.0
"""Seconds that keystrokes in artifacts may pile up before counts that follow from them are computed again."""


@dataclass(frozen=True)
class Message:
    """Something to send to one viewer: a `snapshot` or a `change`, or nothing, to keep the line open."""

    name: str
    number: int
    data: bytes


@dataclass(eq=False)
class Feed:
    """One viewer's open stream. What is pending is replaced, not queued: a slow reader gets the newest state."""

    person: Person
    session: str
    known: Sections = field(default_factory=dict[str, bytes])
    pending: Sections = field(default_factory=dict[str, bytes])
    number: int = 0
    now: int = 0
    ended: bool = False
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, sections: Sections, number: int, now: int) -> None:
        """Note the newest state; only what differs is sent."""
        changed = {name: data for name, data in sections.items() if self.known.get(name) != data}
        self.number, self.now = number, now
        if changed:
            self.known.update(changed)
            self.pending.update(changed)
            self.woken.set()

    def end(self) -> None:
        """Close the stream."""
        self.ended = True
        self.woken.set()


class Hub:
    """The open streams of all rooms of this process."""

    def __init__(self, database: Database, rooms: Rooms) -> None:
        self._database = database
        self._rooms = rooms
        self._feeds: dict[str, set[Feed]] = {}
        self._numbers: dict[str, int] = {}
        self._dirty: set[str] = set()
        self._working: dict[str, asyncio.Task[None]] = {}
        self._settling: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Take the running event loop as the one on which streams are served."""
        self._loop = asyncio.get_running_loop()

    async def close(self) -> None:
        """End all streams and wait for what is being computed."""
        for feeds in self._feeds.values():
            for feed in feeds:
                feed.end()
        if self._settling is not None:
            self._settling.cancel()
        await asyncio.gather(*self._working.values(), return_exceptions=True)
        self._loop = None

    def changed(self, workshop_id: str) -> None:
        """Something in a room changed; may be called from any thread, after the commit."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake, workshop_id)

    def written(self) -> None:
        """Somebody wrote in an artifact: what is counted follows within `SETTLE`; may be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._settle)

    def end_sessions(self, sessions: frozenset[str]) -> None:
        """End the streams of sessions that are over; may be called from any thread, after the commit."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end, sessions)

    async def follow(self, workshop_id: str, person: Person, session: str) -> AsyncGenerator[Message]:
        """Yield the viewer's whole state, then what changes, until the stream ends."""
        feed = Feed(person, session)
        self._feeds.setdefault(workshop_id, set()).add(feed)
        self._rooms.presence.arrive(workshop_id, person.id)
        self.changed(workshop_id)
        try:
            name = "snapshot"
            while True:
                try:
                    await asyncio.wait_for(feed.woken.wait(), HEARTBEAT)
                except TimeoutError:
                    yield Message("", feed.number, b"")
                    continue
                feed.woken.clear()
                if feed.ended:
                    return
                if feed.pending:
                    sections, feed.pending = feed.pending, {}
                    yield Message(name, feed.number, _framed(name, feed, sections))
                    name = "change"
        finally:
            self._leave(workshop_id, feed)

    def _leave(self, workshop_id: str, feed: Feed) -> None:
        feeds = self._feeds.get(workshop_id, set())
        feeds.discard(feed)
        if not feeds:
            self._feeds.pop(workshop_id, None)
        self._rooms.presence.leave(workshop_id, feed.person.id)
        self.changed(workshop_id)

    def _end(self, sessions: frozenset[str]) -> None:
        for feeds in self._feeds.values():
            for feed in feeds:
                if feed.session in sessions:
                    feed.end()

    def _settle(self) -> None:
        if self._loop is not None and self._settling is None:
            self._settling = self._loop.call_later(SETTLE, self._settled)

    def _settled(self) -> None:
        self._settling = None
        for workshop_id in tuple(self._feeds):
            self._wake(workshop_id)

    def _wake(self, workshop_id: str) -> None:
        if workshop_id not in self._feeds:
            return
        self._dirty.add(workshop_id)
        if workshop_id not in self._working:
            self._working[workshop_id] = asyncio.create_task(self._work(workshop_id))

    async def _work(self, workshop_id: str) -> None:
        try:
            while workshop_id in self._dirty:
                self._dirty.discard(workshop_id)
                await self._refresh(workshop_id)
                await asyncio.sleep(PACE * len(self._feeds.get(workshop_id, ())))
        except Exception:
            _log.exception("The state of a room could not be sent.")
        finally:
            self._working.pop(workshop_id, None)

    async def _refresh(self, workshop_id: str) -> None:
        viewers = {feed.person.id: feed.person for feed in self._feeds.get(workshop_id, ())}
        try:
            number, now, states = await asyncio.to_thread(self._states, workshop_id, viewers)
        except WorkshopNotFound:
            states, number, now = {}, 0, 0
        number = self._numbers[workshop_id] = max(number, self._numbers.get(workshop_id, 0) + 1)
        for feed in tuple(self._feeds.get(workshop_id, ())):
            sections = states.get(feed.person.id)
            if sections is not None:
                feed.take(sections, number, now)
            elif feed.person.id in viewers:
                feed.end()

    def _states(self, workshop_id: str, viewers: dict[str, Person]) -> tuple[int, int, dict[str, Sections]]:
        """Return the newest number, the moment, and the state of every viewer who is still in the workshop."""
        with self._database.reading() as connection:
            view = self._rooms.view(connection, workshop_id)
        encoder = Encoder(view.scene, view.booth)
        states: dict[str, Sections] = {}
        for identifier, asked in viewers.items():
            viewer = encoder.person(identifier)
            if viewer is not None or identifier.startswith("acc-"):  # else they were taken out of the workshop
                states[identifier] = encoder.sections(viewer or asked)
        return view.scene.facts.number, view.now, states


def _framed(name: str, feed: Feed, sections: Sections) -> bytes:
    """Return the JSON of a `Snapshot` or a `RoomChange`."""
    key = b"state" if name == "snapshot" else b"changed"
    inside = b",".join(to_json(section) + b":" + data for section, data in sections.items())
    return b'{"number":%d,"now":%d,"%s":{%s}}' % (feed.number, feed.now, key, inside)
