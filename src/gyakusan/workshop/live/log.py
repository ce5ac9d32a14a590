"""The log of a room: events go in at its end, facts follow from it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock
from gyakusan.workshop import store
from gyakusan.workshop.live.events import LiveEvent, LiveHappened, RoomEvent, decoded
from gyakusan.workshop.live.facts import Facts
from gyakusan.workshop.live.reducer import after
from gyakusan.workshop.live.remembered import Remembered
from gyakusan.workshop.models import Schedule, StepDone, Workshop
from gyakusan.workshop.service import Workshops

REMEMBERED = 256
"""How many rooms' facts are kept in memory; the others are read again from their logs."""


def moment_of(text: str) -> int:
    """Return an ISO 8601 moment in milliseconds since the epoch."""
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def at_first(schedule: Schedule) -> Facts:
    """Return what is so before anything happened: what was planned when the workshop was set up."""
    starts = {part: _planned(at) for part, at in schedule.starts.items()}
    return Facts(starts=starts, presets=dict(schedule.presets), minutes=dict(schedule.minutes))


def _planned(at: str) -> int | None:
    try:
        return moment_of(at)
    except ValueError:
        return None


class Log:
    """The logs of all rooms. Every verb runs in the caller's transaction.

    Facts in memory are only a shortcut: before they are used, the entry that they ended with is compared with the log,
    so that a transaction that was undone, or another process, cannot leave anything behind.
    """

    def __init__(self, clock: Clock, bus: Bus) -> None:
        self._clock = clock
        self._bus = bus
        self._known = Remembered[str, tuple[Schedule, Facts, store.Entry]](REMEMBERED)

    def now(self) -> int:
        """Return the present moment in milliseconds since the epoch."""
        return int(self._clock.now().timestamp() * 1000)

    def append(self, connection: Connection, workshop_id: str, event: LiveEvent) -> None:
        """Let an event happen; subscribers of `LiveHappened` react in the same transaction."""
        data: Mapping[str, object] = event.model_dump(mode="json")
        at = self._clock.now().isoformat()
        number = store.append_entry(connection, workshop_id, type(event).__name__, data, at)
        self._bus.publish(connection, LiveHappened(workshop_id=workshop_id, number=number, event=event))

    def append_all(
        self, connection: Connection, workshop_id: str, events: Sequence[RoomEvent], workshops: Workshops
    ) -> None:
        """Let events happen one after the other; those of steps go through the door of the workshop."""
        for event in events:
            if isinstance(event, StepDone):
                workshops.finish_step(connection, event)
            elif isinstance(event, LiveEvent):
                self.append(connection, workshop_id, event)
            else:
                raise TypeError(type(event).__name__)

    def facts(self, connection: Connection, workshop: Workshop) -> Facts:
        """Return what is so in a room now."""
        known = self._known.get(workshop.id)
        if known is not None and known[0] == workshop.schedule:
            schedule, facts, last = known
            entries = store.select_entries(connection, workshop.id, last.seq)
            if entries and entries[0] == last:
                return self._remember(workshop.id, schedule, facts, [last, *entries[1:]])
        entries = store.select_entries(connection, workshop.id)
        return self._remember(workshop.id, workshop.schedule, at_first(workshop.schedule), list(entries), fresh=True)

    def _remember(
        self, workshop_id: str, schedule: Schedule, facts: Facts, entries: list[store.Entry], *, fresh: bool = False
    ) -> Facts:
        for entry in entries if fresh else entries[1:]:
            facts = replayed(facts, entry)
        if entries:
            self._known.put(workshop_id, (schedule, facts, entries[-1]))
        return facts


def replayed(facts: Facts, entry: store.Entry) -> Facts:
    """Return what is so after an entry of the log; what another version of the product wrote changes nothing."""
    try:
        event = decoded(entry.type, json.loads(entry.data))
    except KeyError:
        return after(facts, entry.seq, moment_of(entry.at), None)
    return after(facts, entry.seq, moment_of(entry.at), event)
