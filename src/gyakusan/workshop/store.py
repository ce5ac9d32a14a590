"""The tables of workshops. The only SQL of the room."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, Text, func, select

from gyakusan.core.db import metadata
from gyakusan.identity.models import Brief
from gyakusan.workshop.models import EVENTS, Event, Schedule, Workshop

_workshops = Table(
    "workshops",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("program", String(80), nullable=False),
    Column("program_version", String(40), nullable=False),
    Column("brief", Text, nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("settings", Text, nullable=False),
)

_events = Table(
    "workshop_events",
    metadata,
    Column("workshop_id", String(40), ForeignKey("workshops.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("type", String(40), nullable=False),
    Column("data", Text, nullable=False),
)


def insert_workshop(connection: Connection, workshop: Workshop, at: str) -> None:
    """Add a workshop."""
    values = {
        "id": workshop.id,
        "program": workshop.program,
        "program_version": workshop.program_version,
        "brief": workshop.brief.model_dump_json(),
        "created_at": at,
        "settings": workshop.schedule.model_dump_json(),
    }
    connection.execute(_workshops.insert().values(**values))


def select_workshop(connection: Connection, workshop_id: str) -> Workshop | None:
    """Return a workshop."""
    row = connection.execute(select(_workshops).where(_workshops.c.id == workshop_id)).one_or_none()
    if row is None:
        return None
    brief, schedule = Brief.model_validate_json(row.brief), Schedule.model_validate_json(row.settings)
    return Workshop(row.id, row.program, row.program_version, brief, schedule)


def update_workshop(connection: Connection, workshop: Workshop) -> None:
    """Replace the brief and the schedule of a workshop."""
    values = {"brief": workshop.brief.model_dump_json(), "settings": workshop.schedule.model_dump_json()}
    connection.execute(_workshops.update().where(_workshops.c.id == workshop.id).values(**values))


def select_workshop_ids(connection: Connection) -> Sequence[str]:
    """Return the ids of all workshops, oldest first."""
    query = select(_workshops.c.id).order_by(_workshops.c.created_at, _workshops.c.id)
    return list(connection.execute(query).scalars())


def select_programs(connection: Connection) -> Sequence[str]:
    """Return the ids of the programs that workshops go by."""
    return list(connection.execute(select(_workshops.c.program).distinct()).scalars())


def append_event(connection: Connection, event: Event, at: str) -> int:
    """Add an event to the end of a workshop's log; return its number."""
    return append_entry(connection, event.workshop_id, type(event).__name__, asdict(event), at)


def append_entry(connection: Connection, workshop_id: str, name: str, data: Mapping[str, object], at: str) -> int:
    """Add an entry to the end of a workshop's log; return its number."""
    newest = select(func.coalesce(func.max(_events.c.seq), 0)).where(_events.c.workshop_id == workshop_id)
    seq = int(connection.execute(newest).scalar_one()) + 1
    shown = json.dumps(data, ensure_ascii=False)
    values = {"workshop_id": workshop_id, "seq": seq, "at": at, "type": name, "data": shown}
    connection.execute(_events.insert().values(**values))
    return seq


def select_events(connection: Connection, workshop_id: str) -> Sequence[Event]:
    """Return the parts and steps of a workshop that began and ended, oldest first."""
    query = select(_events.c.type, _events.c.data).where(_events.c.workshop_id == workshop_id).order_by(_events.c.seq)
    rows = connection.execute(query.where(_events.c.type.in_(EVENTS)))
    return [EVENTS[row.type](**json.loads(row.data)) for row in rows]


@dataclass(frozen=True)
class Entry:
    """An entry of the log as it is stored; `data` is JSON."""

    seq: int
    at: str
    type: str
    data: str


def select_entries(connection: Connection, workshop_id: str, since: int = 0) -> Sequence[Entry]:
    """Return the entries of a workshop's log from number `since` on, oldest first."""
    query = select(_events.c.seq, _events.c.at, _events.c.type, _events.c.data)
    query = query.where(_events.c.workshop_id == workshop_id, _events.c.seq >= since).order_by(_events.c.seq)
    return [Entry(row.seq, row.at, row.type, row.data) for row in connection.execute(query)]
