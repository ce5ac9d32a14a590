"""The tables of ballots and comments. The only SQL of the live room; its events are in the log of the workshop."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Column, Connection, ForeignKey, LargeBinary, String, Table, Text, select

from gyakusan.core.db import metadata
from gyakusan.workshop.live.balloting import Ballot

_secrets = Table(
    "vote_secrets",
    metadata,
    Column("vote_id", String(40), primary_key=True),
    Column("workshop_id", String(40), nullable=False),
    Column("secret", LargeBinary, nullable=False),
)

_ballots = Table(
    "ballots",
    metadata,
    Column("vote_id", String(40), ForeignKey("vote_secrets.vote_id"), primary_key=True),
    Column("voter_key", String(64), primary_key=True),
    Column("data", Text, nullable=False),
)

_comments = Table(
    "comments",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("workshop_id", String(40), ForeignKey("workshops.id"), nullable=False, index=True),
    Column("artifact_id", String(40), ForeignKey("artifacts.id"), nullable=False),
    Column("list_name", String(60), nullable=False),
    Column("row_id", String(40), nullable=False),
    Column("column_name", String(60), nullable=False),
    Column("text", Text, nullable=False),
    Column("author_id", String(40), nullable=False),
    Column("author", String(200), nullable=False),
    Column("at", String(40), nullable=False),
    Column("parent", String(40), nullable=False),
    Column("resolved_by", String(200), nullable=False),
    Column("resolved_at", String(40), nullable=False),
)


def insert_secret(connection: Connection, vote_id: str, workshop_id: str, secret: bytes) -> None:
    """Keep the secret of a vote while it is open."""
    connection.execute(_secrets.insert().values(vote_id=vote_id, workshop_id=workshop_id, secret=secret))


def select_secret(connection: Connection, vote_id: str) -> bytes | None:
    """Return the secret of an open vote."""
    found = connection.execute(select(_secrets.c.secret).where(_secrets.c.vote_id == vote_id)).scalar_one_or_none()
    return bytes(found) if found is not None else None


def select_secrets(connection: Connection, workshop_id: str) -> dict[str, bytes]:
    """Return the secrets of a workshop's open votes."""
    query = select(_secrets.c.vote_id, _secrets.c.secret).where(_secrets.c.workshop_id == workshop_id)
    return {row.vote_id: bytes(row.secret) for row in connection.execute(query)}


def upsert_ballot(connection: Connection, vote_id: str, ballot: Ballot) -> bool:
    """Keep a ballot in place of an earlier one of the same voter; return whether it is the first."""
    place = (_ballots.c.vote_id == vote_id) & (_ballots.c.voter_key == ballot.key)
    data = json.dumps({"dots": dict(ballot.dots), "scores": {k: dict(v) for k, v in ballot.scores.items()}})
    if connection.execute(_ballots.update().where(place).values(data=data)).rowcount:
        return False
    connection.execute(_ballots.insert().values(vote_id=vote_id, voter_key=ballot.key, data=data))
    return True


def select_ballots(connection: Connection, vote_ids: Sequence[str]) -> dict[str, dict[str, Ballot]]:
    """Return the ballots of open votes: vote -> key of the voter -> ballot."""
    found: dict[str, dict[str, Ballot]] = {vote: {} for vote in vote_ids}
    if not vote_ids:
        return found
    for row in connection.execute(select(_ballots).where(_ballots.c.vote_id.in_(vote_ids))):
        data = json.loads(row.data)
        found[row.vote_id][row.voter_key] = Ballot(row.voter_key, data["dots"], data["scores"])
    return found


def delete_ballots(connection: Connection, vote_id: str) -> None:
    """Destroy the ballots of a vote and its secret."""
    connection.execute(_ballots.delete().where(_ballots.c.vote_id == vote_id))
    connection.execute(_secrets.delete().where(_secrets.c.vote_id == vote_id))


@dataclass(frozen=True)
class CommentRow:
    """A comment; `row_id` and `list_name` are empty on a field of the whole, `parent` on the first of a thread."""

    id: str
    workshop_id: str
    artifact_id: str
    list_name: str
    row_id: str
    column_name: str
    text: str
    author_id: str
    author: str
    at: str
    parent: str
    resolved_by: str
    resolved_at: str


def insert_comment(connection: Connection, comment: CommentRow) -> None:
    """Add a comment."""
    connection.execute(_comments.insert().values(**comment.__dict__))


def select_comments(connection: Connection, workshop_id: str, artifact_id: str | None = None) -> Sequence[CommentRow]:
    """Return the comments of a workshop, or of one artifact, oldest first."""
    query = select(_comments).where(_comments.c.workshop_id == workshop_id)
    if artifact_id is not None:
        query = query.where(_comments.c.artifact_id == artifact_id)
    return [CommentRow(**row) for row in connection.execute(query.order_by(_comments.c.at, _comments.c.id)).mappings()]


def select_comment(connection: Connection, workshop_id: str, comment_id: str) -> CommentRow | None:
    """Return one comment."""
    query = select(_comments).where(_comments.c.workshop_id == workshop_id, _comments.c.id == comment_id)
    found = connection.execute(query).mappings().one_or_none()
    return CommentRow(**found) if found else None


def set_resolved(connection: Connection, comment_id: str, by: str, at: str) -> None:
    """Resolve a comment; one that is resolved already stays as it is."""
    query = _comments.update().where(_comments.c.id == comment_id, _comments.c.resolved_at == "")
    connection.execute(query.values(resolved_by=by, resolved_at=at))
