"""The tables of artifacts. The only SQL of the room."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    func,
    select,
)

from gyakusan.core.db import metadata

_artifacts = Table(
    "artifacts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("workshop_id", String(40), nullable=False),
    Column("edition", String(60), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("scope", String(60), nullable=False, server_default=""),
    Column("copied_from", String(40)),
    Column("created_at", String(40), nullable=False),
    Column("frozen_at", String(40)),
    UniqueConstraint("workshop_id", "edition", "kind", "scope"),
)

_updates = Table(
    "artifact_updates",
    metadata,
    Column("artifact_id", String(40), ForeignKey("artifacts.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("actor", String(200), nullable=False),
    Column("origin", String(20), nullable=False),
    Column("data", LargeBinary, nullable=False),
)

_snapshots = Table(
    "artifact_snapshots",
    metadata,
    Column("artifact_id", String(40), ForeignKey("artifacts.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)


@dataclass(frozen=True)
class ArtifactRow:
    """An artifact without its content."""

    id: str
    workshop_id: str
    edition: str
    kind: str
    copied_from: str | None
    created_at: str
    frozen_at: str | None
    scope: str = ""


@dataclass(frozen=True)
class UpdateRow:
    """One change of an artifact; `data` is the CRDT update."""

    seq: int
    at: str
    actor: str
    origin: str
    data: bytes


@dataclass(frozen=True)
class Change:
    """A change that gets its number when it is stored."""

    artifact_id: str
    at: str
    actor: str
    origin: str
    data: bytes


def insert_artifact(connection: Connection, row: ArtifactRow) -> None:
    """Add an artifact."""
    connection.execute(_artifacts.insert().values(**row.__dict__))


def select_artifact(connection: Connection, artifact_id: str) -> ArtifactRow | None:
    """Return one artifact."""
    found = connection.execute(select(_artifacts).where(_artifacts.c.id == artifact_id)).mappings().one_or_none()
    return ArtifactRow(**found) if found else None


def select_artifacts(
    connection: Connection,
    workshop_id: str,
    edition: str | None = None,
    kind: str | None = None,
    scope: str | None = None,
) -> Sequence[ArtifactRow]:
    """Return the artifacts of a workshop, of one edition, kind or scope, in the order of their creation."""
    query = select(_artifacts).where(_artifacts.c.workshop_id == workshop_id)
    if edition is not None:
        query = query.where(_artifacts.c.edition == edition)
    if kind is not None:
        query = query.where(_artifacts.c.kind == kind)
    if scope is not None:
        query = query.where(_artifacts.c.scope == scope)
    found = connection.execute(query.order_by(_artifacts.c.created_at, _artifacts.c.id))
    return [ArtifactRow(**row) for row in found.mappings()]


def select_entries(connection: Connection, workshop_id: str) -> Sequence[tuple[ArtifactRow, int]]:
    """Return the artifacts of a workshop with the numbers of their newest changes, in the order of their creation."""
    newest = select(func.max(_updates.c.seq)).where(_updates.c.artifact_id == _artifacts.c.id).scalar_subquery()
    query = select(_artifacts, func.coalesce(newest, 0).label("version"))
    order = (_artifacts.c.created_at, _artifacts.c.scope, _artifacts.c.id)
    query = query.where(_artifacts.c.workshop_id == workshop_id).order_by(*order)
    found: list[tuple[ArtifactRow, int]] = []
    for row in connection.execute(query).mappings():
        values = dict(row)
        version = int(values.pop("version"))
        found.append((ArtifactRow(**values), version))
    return found


def set_frozen(connection: Connection, artifact_id: str, at: str) -> None:
    """Freeze an artifact; a moment that is set already stays."""
    query = _artifacts.update().where(_artifacts.c.id == artifact_id, _artifacts.c.frozen_at.is_(None))
    connection.execute(query.values(frozen_at=at))


def append_update(connection: Connection, artifact_id: str, row: UpdateRow) -> None:
    """Add a change to the end of the history."""
    connection.execute(_updates.insert().values(artifact_id=artifact_id, **row.__dict__))


_APPEND_QUICKLY = """
INSERT INTO artifact_updates (artifact_id, seq, at, actor, origin, data)
SELECT id, (SELECT coalesce(max(seq), 0) + 1 FROM artifact_updates WHERE artifact_id = artifacts.id), ?, ?, ?, ?
FROM artifacts WHERE id = ? AND frozen_at IS NULL
RETURNING seq
"""


def append_quickly(connection: sqlite3.Connection, change: Change) -> int | None:
    """Add a change to the end of the history and return its number; None when the artifact is frozen or gone."""
    values = (change.at, change.actor, change.origin, change.data, change.artifact_id)
    found = connection.execute(_APPEND_QUICKLY, values).fetchone()
    return int(found[0]) if found else None


def insert_snapshot_quickly(connection: sqlite3.Connection, artifact_id: str, seq: int, data: bytes) -> None:
    """Keep the state after a change; one that is there already stays."""
    connection.execute("INSERT OR IGNORE INTO artifact_snapshots VALUES (?, ?, ?)", (artifact_id, seq, data))


def append_change(connection: Connection, change: Change) -> int | None:
    """Add a change as `append_quickly` does, on any database."""
    row = select_artifact(connection, change.artifact_id)
    if row is None or row.frozen_at is not None:
        return None
    seq = last_seq(connection, change.artifact_id) + 1
    append_update(connection, change.artifact_id, UpdateRow(seq, change.at, change.actor, change.origin, change.data))
    return seq


def select_updates(
    connection: Connection, artifact_id: str, up_to: int | None = None, after: int = 0
) -> Sequence[UpdateRow]:
    """Return the changes of an artifact, oldest first."""
    query = select(_updates.c.seq, _updates.c.at, _updates.c.actor, _updates.c.origin, _updates.c.data)
    query = query.where(_updates.c.artifact_id == artifact_id, _updates.c.seq > after)
    if up_to is not None:
        query = query.where(_updates.c.seq <= up_to)
    return [UpdateRow(**row) for row in connection.execute(query.order_by(_updates.c.seq)).mappings()]


def select_marks(connection: Connection, artifact_id: str, before: int | None, count: int) -> Sequence[UpdateRow]:
    """Return up to `count` changes without their data, newest first, from before the change `before` on."""
    query = select(_updates.c.seq, _updates.c.at, _updates.c.actor, _updates.c.origin)
    query = query.where(_updates.c.artifact_id == artifact_id)
    if before is not None:
        query = query.where(_updates.c.seq < before)
    found = connection.execute(query.order_by(_updates.c.seq.desc()).limit(count))
    return [UpdateRow(**row, data=b"") for row in found.mappings()]


def last_seq(connection: Connection, artifact_id: str) -> int:
    """Return the number of the newest change, 0 when there is none."""
    query = select(func.coalesce(func.max(_updates.c.seq), 0)).where(_updates.c.artifact_id == artifact_id)
    return int(connection.execute(query).scalar_one())


def insert_snapshot(connection: Connection, artifact_id: str, seq: int, data: bytes) -> None:
    """Keep the state after a change; one that is there already stays."""
    present = select(_snapshots.c.seq).where(_snapshots.c.artifact_id == artifact_id, _snapshots.c.seq == seq)
    if connection.execute(present).first() is None:
        connection.execute(_snapshots.insert().values(artifact_id=artifact_id, seq=seq, data=data))


def select_snapshot(connection: Connection, artifact_id: str, up_to: int | None = None) -> tuple[int, bytes]:
    """Return the newest snapshot up to a change with its number; (0, b"") when there is none."""
    query = select(_snapshots.c.seq, _snapshots.c.data).where(_snapshots.c.artifact_id == artifact_id)
    if up_to is not None:
        query = query.where(_snapshots.c.seq <= up_to)
    found = connection.execute(query.order_by(_snapshots.c.seq.desc()).limit(1)).first()
    return (int(found.seq), bytes(found.data)) if found else (0, b"")
