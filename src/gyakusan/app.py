"""The composition root: puts the rooms together and wires their sideways reactions."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gyakusan.api.rooms import Rooms
from gyakusan.api.views import draft_view
from gyakusan.artifacts.attachments.service import Attachments
from gyakusan.artifacts.kinds.registry import numeric_columns, row_columns
from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.live.models import Limits as LiveLimits
from gyakusan.artifacts.proposals.service import Proposals
from gyakusan.artifacts.provenance import MODEL_PREFIX
from gyakusan.artifacts.service import Artifacts
from gyakusan.assistant.room.chat import Chat
from gyakusan.assistant.room.drafts import DraftBoard
from gyakusan.assistant.room.models import Limits
from gyakusan.assistant.rules.registry import REQUESTS
from gyakusan.assistant.service import Assistant, build_assistant, build_chat
from gyakusan.autopilot.service import Autopilot
from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock, SystemClock
from gyakusan.core.db import Database, open_database
from gyakusan.core.ids import Ids, RandomIds
from gyakusan.core.settings import Settings
from gyakusan.identity.service import Identity
from gyakusan.programs.models import Vocabulary
from gyakusan.programs.service import Programs
from gyakusan.reactions import end_parts, keep_members, keep_seats, keep_viewers
from gyakusan.workshop.live.comments import Comments
from gyakusan.workshop.live.hub import Hub
from gyakusan.workshop.live.scenes import Sources
from gyakusan.workshop.live.service import Rooms as LiveRooms
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
        identity = Identity(settings, clock, ids, bus, hasher=hasher)
        library = Programs(vocabulary(), data / "programs")
        drafts = _draft_board(settings, database, clock, ids, proposals)
        sources = Sources(
            program=lambda _, workshop: library.named(workshop.program).program,
            people=identity.people.list,
            drafts=lambda connection, workshop_id: [draft_view(d) for d in drafts.drafts(connection, workshop_id)],
            model=f"{MODEL_PREFIX}{settings.model}" if settings.model else "",
        )
        room = LiveRooms(clock, ids, bus, workshops, artifacts, sources)
        hub = Hub(database, room)
        keep_viewers(bus, room, hub)
        live = LiveArtifacts(database, artifacts, clock, _live_limits(settings))
        keep_seats(bus, database, room, live)
        drafts.on_change(hub.changed)
        artifacts.subscribe(lambda _: hub.written())
        yield Rooms(
            settings=settings,
            clock=clock,
            ids=ids,
            bus=bus,
            database=database,
            data=data,
            identity=identity,
            programs=library,
            artifacts=artifacts,
            workshops=workshops,
            proposals=proposals,
            live=live,
            attachments=Attachments(clock, ids, data / "files", megabytes=settings.max_workshop_mb),
            room=room,
            hub=hub,
            comments=Comments(clock, ids, room),
            drafts=drafts,
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


def build_server(rooms: Rooms) -> FastAPI:
    """Build the HTTP application on open rooms."""
    from gyakusan.api.server import create_app

    return create_app(rooms)


def _rooms_of_work(clock: Clock, bus: Bus) -> tuple[Artifacts, Workshops]:
    artifacts = Artifacts(clock)
    workshops = Workshops(clock, artifacts, bus)

    end_parts(bus, artifacts, workshops)
    keep_members(bus, workshops)
    return artifacts, workshops
