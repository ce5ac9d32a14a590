"""The only SQL of the llm room: what workshops used."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, String, Table, func, insert, select

from gyakusan.core.db import metadata
from gyakusan.llm.models import Usage

model_usage = Table(
    "model_usage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workshop_id", String(40), nullable=False, index=True),
    Column("at", String(40), nullable=False),
    Column("request", String(80), nullable=False),
    Column("model", String(200), nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
)


def insert_usage(connection: Connection, usage: Usage, at: str) -> None:
    """Add a usage; `at` is an ISO moment."""
    connection.execute(
        insert(model_usage).values(
            workshop_id=usage.workshop_id,
            at=at,
            request=usage.request,
            model=usage.model,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
        )
    )


def sum_tokens(connection: Connection, workshop_id: str) -> int:
    """Return the tokens that a workshop has used, input and output together."""
    total = func.coalesce(func.sum(model_usage.c.input_tokens + model_usage.c.output_tokens), 0)
    return int(connection.execute(select(total).where(model_usage.c.workshop_id == workshop_id)).scalar_one())


def select_usage(connection: Connection, workshop_id: str) -> tuple[Usage, ...]:
    """Return what a workshop used, oldest first."""
    rows = connection.execute(
        select(model_usage).where(model_usage.c.workshop_id == workshop_id).order_by(model_usage.c.id)
    )
    return tuple(Usage(row.workshop_id, row.request, row.model, row.input_tokens, row.output_tokens) for row in rows)
