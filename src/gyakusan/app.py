"""The composition root: puts the rooms together and wires their sideways reactions."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from gyakusan.api.rooms import Rooms
from gyakusan.artifacts.attachments.service import Attachments
from gyakusan.artifacts.kinds.registry import numeric_columns, row_columns
from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.live.models import Limits as LiveLimits
from gyakusan.artifacts.live.models import Seat
from gyakusan.artifacts.proposals.service import Proposals
from gyakusan.artifacts.service import Artifacts
from gyakusan.assistant.room.chat import Chat
from gyakusan.assistant.room.drafts import DraftBoard
from gyakusan.assistant.room.models import Limits
from gyakusan.assistant.rules.registry import REQUESTS
from gyakusan.assistant.service import Assistant, build_assistant, build_chat
from gyakusan.autopilot.service import Autopilot
from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock, SystemClock
from gyakusan.core.db import Database, after_commit, open_database
from gyakusan.core.ids import Ids, RandomIds
from gyakusan.core.settings import Settings
from gyakusan.identity.models import Member, Participant, PersonChanged, PersonJoined, PersonRemoved, SessionsEnded
from gyakusan.identity.service import Identity
from gyakusan.plan.criteria import fix_criteria
from gyakusan.programs.models import Vocabulary
from gyakusan.programs.service import Programs
from gyakusan.workshop.models import PartEnded
from gyakusan.workshop.service import Workshops

if TYPE_CHECKING:
    from argon2 import PasswordHasher
    from fastapi import FastAPI

DATABASE = "gyakusan.db"
"""Name of the database in the data folder of a server."""


def vocabulary() -> Vocabulary:
    """Return what programs may refer to in this version of the product."""
    return Vocabulary(kinds=numeric_columns(), requests=REQUESTS, columns=row_columns())


def programs() -> Programs:
    """Return the door of the programs room; it needs no database."""
    return Programs(vocabulary())


@dataclass(frozen=True)
class App:
    """The rooms on one open database."""

    database: Database
    artifacts: Artifacts
    workshops: Workshops
    assistant: Assistant
    autopilot: Autopilot


@contextmanager
def open_app(settings: Settings, database_path: Path, *, draft: str = "rules") -> Generator[App]:
    """Open the product on a database; `draft` is `rules` or `model`.

    Raises:
        DatabaseBusy, DatabaseUnusable: the database cannot be opened.
        ModelNotConfigured, ModelExtraMissing: `model` is asked for and there is none.
    """
    clock = SystemClock()
    database = open_database(database_path)
    try:
        bus = Bus()
        artifacts, workshops = _rooms_of_work(clock, bus)
        assistant = build_assistant(settings, database, clock, draft=draft)
        yield App(database, artifacts, workshops, assistant, Autopilot(database, workshops, assistant))
    finally:
        database.close()


@contextmanager
def open_rooms(
    settings: Settings,
    data: Path,
    *,
    clock: Clock | None = None,
    ids: Ids | None = None,
    hasher: PasswordHasher | None = None,
) -> Generator[Rooms]:
    """Open the rooms for serving; everything is kept in the folder `data`.

    Raises:
        DatabaseBusy, DatabaseUnusable: the database cannot be opened.
        BadModelName, ModelKeyMissing, ModelRegionMissing, ModelExtraMissing: a model is set that cannot be used.
    """
    clock, ids = clock or SystemClock(), ids or RandomIds()
    database = open_database(data / DATABASE)
    try:
        bus = Bus()
        artifacts, workshops = _rooms_of_work(clock, bus)
        proposals = Proposals(artifacts)
        documents = LiveArtifacts(database, artifacts, clock, _live_limits(settings))
        _keep_seats(bus, documents)
        yield Rooms(
            settings=settings,
            clock=clock,
            ids=ids,
            bus=bus,
            database=database,
            data=data,
            identity=Identity(settings, clock, ids, bus, hasher=hasher),
            programs=Programs(vocabulary(), data / "programs"),
            artifacts=artifacts,
            workshops=workshops,
            proposals=proposals,
            live=documents,
            attachments=Attachments(clock, ids, data / "files", megabytes=settings.max_workshop_mb),
            drafts=_draft_board(settings, database, clock, ids, proposals),
            chat=Chat(database, clock, ids, proposals, build_chat(settings, database, clock), settings.chat_memory),
        )
    finally:
        database.close()


def _draft_board(settings: Settings, database: Database, clock: Clock, ids: Ids, proposals: Proposals) -> DraftBoard:
    model = build_assistant(settings, database, clock, draft="model") if settings.model else None
    limits = Limits(settings.max_drafts, settings.max_drafts_of_person)
    return DraftBoard(database, clock, ids, proposals, build_assistant(settings, database, clock), model, limits)


def _live_limits(settings: Settings) -> LiveLimits:
    return LiveLimits(
        message_bytes=int(settings.max_message_mb * 1e6),
        document_bytes=int(settings.max_document_mb * 1e6),
        backlog_bytes=int(settings.max_backlog_mb * 1e6),
    )


def _keep_seats(bus: Bus, documents: LiveArtifacts) -> None:
    """End the live documents of those whose sessions ended; let nobody write who may no longer."""

    def ended(connection: Connection, event: SessionsEnded) -> None:
        def decide(_: str, seat: Seat) -> Seat | None:
            return None if seat.actor_id in event.persons else seat

        after_commit(connection, lambda: documents.change_seats(decide))

    def changed(connection: Connection, event: PersonChanged) -> None:
        person, before = event.participant, event.before
        if (person.name, person.access) != (before.name, before.access):

            def decide(_: str, seat: Seat) -> Seat:
                if seat.actor_id != person.id:
                    return seat
                return replace(seat, name=person.name, may_write=seat.may_write and person.writes)

            after_commit(connection, lambda: documents.change_seats(decide))

    bus.subscribe(SessionsEnded, ended)
    bus.subscribe(PersonChanged, changed)


def build_server(rooms: Rooms) -> FastAPI:
    """Build the HTTP application on open rooms."""
    from gyakusan.api.server import create_app

    return create_app(rooms)


def _rooms_of_work(clock: Clock, bus: Bus) -> tuple[Artifacts, Workshops]:
    artifacts = Artifacts(clock)
    workshops = Workshops(clock, artifacts, bus)

    def on_part_ended(connection: Connection, event: PartEnded) -> None:
        fix_criteria(connection, workshops, event)
        if event.freezes:
            artifacts.freeze_edition(connection, event.workshop_id, event.part)

    bus.subscribe(PartEnded, on_part_ended)
    _keep_members(bus, workshops)
    return artifacts, workshops


def _keep_members(bus: Bus, workshops: Workshops) -> None:
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
