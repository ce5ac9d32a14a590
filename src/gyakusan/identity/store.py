"""The tables of identity. The only SQL of the room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, Connection, ForeignKey, Integer, Row, String, Table, UniqueConstraint, select
from sqlalchemy.sql import ColumnElement

from gyakusan.core.db import metadata
from gyakusan.identity.models import Access, Account, Invitation, Link, Participant, Session

_accounts = Table(
    "accounts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("login", String(100), nullable=True),
    Column("name", String(80), nullable=False),
    Column("password", String(200), nullable=False),
    Column("administrator", Boolean, nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("disabled_at", String(40), nullable=True),
    UniqueConstraint("login", name="uq_accounts_login"),
)

_participants = Table(
    "participants",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("workshop_id", String(40), ForeignKey("workshops.id"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    Column("name_key", String(300), nullable=False),
    Column("access", String(20), nullable=False),
    Column("role", String(60), nullable=False),
    Column("table_id", String(60), nullable=False),
    Column("account_id", String(40), ForeignKey("accounts.id"), nullable=True),
    Column("created_at", String(40), nullable=False),
    Column("removed_at", String(40), nullable=True),
    UniqueConstraint("workshop_id", "name_key", name="uq_participants_workshop_id"),
)

_sessions = Table(
    "sessions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("token", String(64), nullable=False),
    Column("account_id", String(40), ForeignKey("accounts.id"), nullable=True, index=True),
    Column("participant_id", String(40), ForeignKey("participants.id"), nullable=True, index=True),
    Column("created_at", String(40), nullable=False),
    Column("expires_at", String(40), nullable=False),
    Column("agent", String(200), nullable=False),
    UniqueConstraint("token", name="uq_sessions_token"),
)

_invitations = Table(
    "invitations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("workshop_id", String(40), ForeignKey("workshops.id"), nullable=False, index=True),
    Column("access", String(20), nullable=False),
    Column("role", String(60), nullable=False),
    Column("name", String(80), nullable=False),
    Column("expires_at", String(40), nullable=False),
    Column("max_uses", Integer, nullable=False),
    Column("uses", Integer, nullable=False),
    Column("revoked_at", String(40), nullable=True),
    Column("created_at", String(40), nullable=False),
)

_links = Table(
    "one_time_links",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("purpose", String(20), nullable=False),
    Column("account_id", String(40), ForeignKey("accounts.id"), nullable=True),
    Column("participant_id", String(40), ForeignKey("participants.id"), nullable=True),
    Column("expires_at", String(40), nullable=False),
    Column("used_at", String(40), nullable=True),
)

_keys = Table(
    "signing_keys",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(64), nullable=False),
)


def insert_account(connection: Connection, account: Account, at: datetime) -> None:
    """Add an account without a login; it gets one with its password."""
    values = {
        "id": account.id,
        "login": None,
        "name": account.name,
        "password": "",
        "administrator": account.administrator,
        "created_at": at.isoformat(),
    }
    connection.execute(_accounts.insert().values(**values))


def update_account(connection: Connection, account_id: str, **values: Any) -> None:
    """Change columns of an account."""
    connection.execute(_accounts.update().where(_accounts.c.id == account_id).values(**values))


def select_accounts(connection: Connection) -> Sequence[Account]:
    """Return all accounts, oldest first."""
    query = select(_accounts).order_by(_accounts.c.created_at, _accounts.c.id)
    return [_account(row) for row in connection.execute(query)]


def select_account(connection: Connection, account_id: str) -> Account | None:
    """Return an account."""
    row = connection.execute(select(_accounts).where(_accounts.c.id == account_id)).one_or_none()
    return _account(row) if row is not None else None


def select_credentials(connection: Connection, login: str) -> tuple[Account, str] | None:
    """Return the account with a login and the hash of its password."""
    row = connection.execute(select(_accounts).where(_accounts.c.login == login)).one_or_none()
    return (_account(row), row.password) if row is not None else None


def _account(row: Row[Any]) -> Account:
    return Account(
        id=row.id,
        login=row.login or "",
        name=row.name,
        administrator=row.administrator,
        disabled=row.disabled_at is not None,
    )


def insert_participant(connection: Connection, participant: Participant, name_key: str, at: datetime) -> None:
    """Add somebody to a workshop."""
    values = {
        "id": participant.id,
        "workshop_id": participant.workshop_id,
        "name": participant.name,
        "name_key": name_key,
        "access": participant.access.value,
        "role": participant.role,
        "table_id": participant.table,
        "account_id": participant.account_id or None,
        "created_at": at.isoformat(),
    }
    connection.execute(_participants.insert().values(**values))


def update_participant(connection: Connection, participant_id: str, **values: Any) -> None:
    """Change columns of a participant."""
    connection.execute(_participants.update().where(_participants.c.id == participant_id).values(**values))


def select_participants(connection: Connection, workshop_id: str) -> Sequence[Participant]:
    """Return those who are in a workshop, in the order in which they came."""
    return _participants_where(connection, _participants.c.workshop_id == workshop_id)


def select_participant(connection: Connection, participant_id: str) -> Participant | None:
    """Return somebody who is in a workshop and was not removed."""
    return next(iter(_participants_where(connection, _participants.c.id == participant_id)), None)


def select_places(connection: Connection, account_id: str) -> Sequence[Participant]:
    """Return the places of an account in workshops."""
    return _participants_where(connection, _participants.c.account_id == account_id)


def _participants_where(connection: Connection, condition: ColumnElement[bool]) -> Sequence[Participant]:
    query = (
        select(_participants)
        .where(condition, _participants.c.removed_at.is_(None))
        .order_by(_participants.c.created_at, _participants.c.id)
    )
    return [
        Participant(
            id=row.id,
            workshop_id=row.workshop_id,
            name=row.name,
            access=Access(row.access),
            role=row.role,
            table=row.table_id,
            account_id=row.account_id or "",
        )
        for row in connection.execute(query)
    ]


def insert_session(connection: Connection, session: Session, token: str) -> None:
    """Add a session under the digest of its token."""
    values = {
        "id": session.id,
        "token": token,
        "account_id": session.account_id or None,
        "participant_id": session.participant_id or None,
        "created_at": session.created_at.isoformat(),
        "expires_at": session.expires_at.isoformat(),
        "agent": session.agent,
    }
    connection.execute(_sessions.insert().values(**values))


def select_session(connection: Connection, token: str) -> Session | None:
    """Return the session of a token's digest."""
    return next(iter(_sessions_where(connection, _sessions.c.token == token)), None)


def select_sessions(connection: Connection, *, account_id: str = "", participant_id: str = "") -> Sequence[Session]:
    """Return the sessions of an account or of a participant, oldest first."""
    owner = _sessions.c.account_id == account_id if account_id else _sessions.c.participant_id == participant_id
    return _sessions_where(connection, owner)


def _sessions_where(connection: Connection, condition: ColumnElement[bool]) -> Sequence[Session]:
    query = select(_sessions).where(condition).order_by(_sessions.c.created_at, _sessions.c.id)
    return [
        Session(
            id=row.id,
            account_id=row.account_id or "",
            participant_id=row.participant_id or "",
            created_at=datetime.fromisoformat(row.created_at),
            expires_at=datetime.fromisoformat(row.expires_at),
            agent=row.agent,
        )
        for row in connection.execute(query)
    ]


def delete_sessions(connection: Connection, ids: Sequence[str]) -> None:
    """Forget sessions."""
    connection.execute(_sessions.delete().where(_sessions.c.id.in_(ids)))


def delete_expired_sessions(connection: Connection, now: datetime) -> None:
    """Forget sessions that are over."""
    connection.execute(_sessions.delete().where(_sessions.c.expires_at <= now.isoformat()))


def insert_invitation(connection: Connection, invitation: Invitation, at: datetime) -> None:
    """Add an invitation."""
    values = {
        **invitation.model_dump(include={"id", "workshop_id", "role", "name", "max_uses", "uses"}),
        "access": invitation.access.value,
        "expires_at": invitation.expires_at.isoformat(),
        "created_at": at.isoformat(),
    }
    connection.execute(_invitations.insert().values(**values))


def update_invitation(connection: Connection, invitation_id: str, **values: Any) -> None:
    """Change columns of an invitation."""
    connection.execute(_invitations.update().where(_invitations.c.id == invitation_id).values(**values))


def select_invitation(connection: Connection, invitation_id: str) -> Invitation | None:
    """Return an invitation."""
    return next(iter(_invitations_where(connection, _invitations.c.id == invitation_id)), None)


def select_invitations(connection: Connection, workshop_id: str) -> Sequence[Invitation]:
    """Return the invitations of a workshop, oldest first."""
    return _invitations_where(connection, _invitations.c.workshop_id == workshop_id)


def _invitations_where(connection: Connection, condition: ColumnElement[bool]) -> Sequence[Invitation]:
    query = select(_invitations).where(condition).order_by(_invitations.c.created_at, _invitations.c.id)
    return [
        Invitation(
            id=row.id,
            workshop_id=row.workshop_id,
            access=Access(row.access),
            role=row.role,
            name=row.name,
            expires_at=datetime.fromisoformat(row.expires_at),
            max_uses=row.max_uses,
            uses=row.uses,
            revoked_at=datetime.fromisoformat(row.revoked_at) if row.revoked_at else None,
        )
        for row in connection.execute(query)
    ]


def insert_link(connection: Connection, link: Link, token: str) -> None:
    """Add a one-time link under the digest of its token; older ones for the same thing are forgotten."""
    same = _links.c.account_id == link.account_id if link.account_id else _links.c.participant_id == link.participant_id
    connection.execute(_links.delete().where(_links.c.purpose == link.purpose, same, _links.c.used_at.is_(None)))
    values = {
        "token": token,
        "purpose": link.purpose,
        "account_id": link.account_id or None,
        "participant_id": link.participant_id or None,
        "expires_at": link.expires_at.isoformat(),
    }
    connection.execute(_links.insert().values(**values))


def select_link(connection: Connection, token: str) -> Link | None:
    """Return the one-time link of a token's digest, used or not."""
    row = connection.execute(select(_links).where(_links.c.token == token)).one_or_none()
    if row is None:
        return None
    return Link(
        purpose=row.purpose,
        account_id=row.account_id or "",
        participant_id=row.participant_id or "",
        expires_at=datetime.fromisoformat(row.expires_at),
        used_at=datetime.fromisoformat(row.used_at) if row.used_at else None,
    )


def use_link(connection: Connection, token: str, at: datetime) -> bool:
    """Mark a one-time link as used; false when somebody was faster."""
    unused = _links.update().where(_links.c.token == token, _links.c.used_at.is_(None))
    return connection.execute(unused.values(used_at=at.isoformat())).rowcount == 1


def select_key(connection: Connection, name: str) -> str | None:
    """Return a signing key."""
    return connection.execute(select(_keys.c.value).where(_keys.c.name == name)).scalar_one_or_none()


def insert_key(connection: Connection, name: str, value: str) -> None:
    """Keep a signing key."""
    connection.execute(_keys.insert().values(name=name, value=value))
