"""Sideways reactions between rooms: what happens in one because of an event in another, in the same transaction."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.live.models import Seat
from gyakusan.artifacts.service import Artifacts
from gyakusan.core.bus import Bus
from gyakusan.core.db import Database, after_commit
from gyakusan.identity.models import (
    Member,
    Participant,
    PersonChanged,
    PersonJoined,
    PersonRemoved,
    SessionsEnded,
)
from gyakusan.plan.criteria import fix_criteria
from gyakusan.workshop.live import events
from gyakusan.workshop.live.events import LiveHappened
from gyakusan.workshop.live.hub import Hub
from gyakusan.workshop.live.scenes import as_person
from gyakusan.workshop.live.service import Rooms as LiveRooms
from gyakusan.workshop.models import EVENTS, PartEnded
from gyakusan.workshop.models import Event as WorkshopEvent
from gyakusan.workshop.service import Workshops

RESEATING = (
    events.RunOpened,
    events.ArtifactLocked,
    events.ArtifactUnlocked,
    events.PairsFormed,
    events.TablesSet,
    events.PersonSeated,
    events.CopiesOpened,
    events.CopiesRevealed,
    events.CopiesBroughtTogether,
)
"""What can change who may read or write what."""


def end_parts(bus: Bus, artifacts: Artifacts, workshops: Workshops) -> None:
    """Fix the criteria and freeze the artifacts of a part that ends."""

    def ended(connection: Connection, event: PartEnded) -> None:
        fix_criteria(connection, workshops, event)
        if event.freezes:
            artifacts.freeze_edition(connection, event.workshop_id, event.part)

    bus.subscribe(PartEnded, ended)


def keep_viewers(bus: Bus, room: LiveRooms, hub: Hub) -> None:
    """Let everybody in a room see what happens there, as soon as it is committed."""

    def happened(connection: Connection, event: LiveHappened | WorkshopEvent) -> None:
        after_commit(connection, lambda: hub.changed(event.workshop_id))

    def joined(connection: Connection, event: PersonJoined) -> None:
        person = event.participant
        room.came(connection, person.workshop_id, as_person(person))
        after_commit(connection, lambda: hub.changed(person.workshop_id))

    def changed(connection: Connection, event: PersonChanged) -> None:
        person = event.participant
        room.came(connection, person.workshop_id, as_person(person))  # an observer may have become a member
        after_commit(connection, lambda: hub.changed(person.workshop_id))

    def removed(connection: Connection, event: PersonRemoved) -> None:
        after_commit(connection, lambda: hub.changed(event.workshop_id))

    def ended(connection: Connection, event: SessionsEnded) -> None:
        after_commit(connection, lambda: hub.end_sessions(frozenset(event.sessions)))

    for kind in (LiveHappened, *EVENTS.values()):
        bus.subscribe(kind, happened)
    bus.subscribe(PersonJoined, joined)
    bus.subscribe(PersonChanged, changed)
    bus.subscribe(PersonRemoved, removed)
    bus.subscribe(SessionsEnded, ended)


def keep_seats(bus: Bus, database: Database, room: LiveRooms, live: LiveArtifacts) -> None:
    """Let everybody who has a document open do there what they may do now, and no more."""

    def reseat(workshop_id: str) -> None:
        with database.reading() as connection:
            access = room.accesses(connection, workshop_id, live.present())

        def decide(artifact_id: str, seat: Seat) -> Seat | None:
            now = access.get((artifact_id, seat.actor_id))
            if now is None:
                return seat
            return None if now == "none" else replace(seat, may_write=now == "write")

        live.change_seats(decide)

    def happened(connection: Connection, event: LiveHappened) -> None:
        if isinstance(event.event, RESEATING):
            after_commit(connection, lambda: reseat(event.workshop_id))

    def ended(connection: Connection, event: PartEnded) -> None:
        after_commit(connection, lambda: reseat(event.workshop_id))

    def changed(connection: Connection, event: PersonChanged) -> None:
        after_commit(connection, lambda: reseat(event.participant.workshop_id))

    def gone(connection: Connection, event: SessionsEnded) -> None:
        after_commit(
            connection, lambda: live.change_seats(lambda _, seat: None if seat.actor_id in event.persons else seat)
        )

    bus.subscribe(LiveHappened, happened)
    bus.subscribe(PartEnded, ended)
    bus.subscribe(PersonChanged, changed)
    bus.subscribe(SessionsEnded, gone)


def keep_members(bus: Bus, workshops: Workshops) -> None:
    """Keep the members in the brief, from which drafts and documents read them, like the people in the room."""

    def member(person: Participant) -> Member | None:
        return Member(name=person.name, role=person.role) if person.role else None

    def joined(connection: Connection, event: PersonJoined) -> None:
        person = event.participant
        workshops.note_member(connection, person.workshop_id, person.name, member(person))

    def changed(connection: Connection, event: PersonChanged) -> None:
        person = event.participant
        workshops.note_member(connection, person.workshop_id, event.before.name, member(person))

    def removed(connection: Connection, event: PersonRemoved) -> None:
        workshops.note_member(connection, event.workshop_id, event.name, None)

    bus.subscribe(PersonJoined, joined)
    bus.subscribe(PersonChanged, changed)
    bus.subscribe(PersonRemoved, removed)
