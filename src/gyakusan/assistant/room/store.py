"""The tables of drafts and of the chat. The only SQL of the assistant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Column, Connection, Integer, RowMapping, String, Table, Text, select

from gyakusan.assistant.room.models import ChatMessage, Draft
from gyakusan.core.db import metadata

_drafts = Table(
    "drafts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("workshop_id", String(40), nullable=False, index=True),
    Column("artifact_id", String(40), nullable=False),
    Column("request", String(80), nullable=False),
    Column("engine", String(10), nullable=False),
    Column("author", String(200), nullable=False),
    Column("started_by", String(40), nullable=False),
    Column("state", String(10), nullable=False),
    Column("proposals", Integer, nullable=False),
    Column("fell_back", String(60), nullable=False),
    Column("reason", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("ended_at", String(40)),
)

_messages = Table(
    "chat_messages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("workshop_id", String(40), nullable=False),
    Column("artifact_id", String(40), nullable=False, index=True),
    Column("by", String(40), nullable=False),
    Column("author", String(200), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("proposals", Text, nullable=False),
)


def insert_draft(connection: Connection, draft: Draft) -> None:
    """Add a draft."""
    connection.execute(_drafts.insert().values(**asdict(draft)))


def update_draft(connection: Connection, draft: Draft) -> None:
    """Bring a draft up to date."""
    values = asdict(draft)
    connection.execute(_drafts.update().where(_drafts.c.id == values.pop("id")).values(**values))


def select_drafts(connection: Connection, workshop_id: str) -> Sequence[Draft]:
    """Return the drafts of a workshop, oldest first."""
    query = select(_drafts).where(_drafts.c.workshop_id == workshop_id).order_by(_drafts.c.at, _drafts.c.id)
    return [Draft(**row) for row in connection.execute(query).mappings()]


def stop_running(connection: Connection, at: str) -> None:
    """Mark every draft that is said to be running as stopped."""
    query = _drafts.update().where(_drafts.c.state == "running")
    connection.execute(query.values(state="stopped", ended_at=at))


def insert_message(connection: Connection, message: ChatMessage) -> None:
    """Add a message."""
    connection.execute(_messages.insert().values(**{**asdict(message), "proposals": json.dumps(message.proposals)}))


def select_messages(connection: Connection, artifact_id: str, last: int) -> Sequence[ChatMessage]:
    """Return the last messages beside an artifact, oldest first."""
    query = select(_messages).where(_messages.c.artifact_id == artifact_id)
    found = connection.execute(query.order_by(_messages.c.number.desc()).limit(last)).mappings()
    return [_message(row) for row in reversed(found.all())]


def _message(row: RowMapping) -> ChatMessage:
    names = (column.name for column in _messages.c if column.name not in {"number", "proposals"})
    values: dict[str, str] = {name: row[name] for name in names}
    return ChatMessage(**values, proposals=tuple(json.loads(row["proposals"])))
