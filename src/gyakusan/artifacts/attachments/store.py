"""The table of attachments. The only SQL of attachments."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Column, Connection, Integer, String, Table, func, select

from gyakusan.artifacts.attachments.models import Attachment
from gyakusan.core.db import metadata

_files = Table(
    "files",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("workshop_id", String(40), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("stored", String(80), nullable=False),
    Column("by", String(40), nullable=False),
    Column("at", String(40), nullable=False),
)


def insert_file(connection: Connection, attachment: Attachment) -> None:
    """Add a file."""
    connection.execute(_files.insert().values(**asdict(attachment)))


def select_file(connection: Connection, workshop_id: str, file_id: str) -> Attachment | None:
    """Return a file of a workshop."""
    query = select(_files).where(_files.c.id == file_id, _files.c.workshop_id == workshop_id)
    found = connection.execute(query).mappings().one_or_none()
    return Attachment(**found) if found else None


def sum_bytes(connection: Connection, workshop_id: str) -> int:
    """Return how much the files of a workshop take up."""
    query = select(func.coalesce(func.sum(_files.c.bytes), 0)).where(_files.c.workshop_id == workshop_id)
    return int(connection.execute(query).scalar_one())
