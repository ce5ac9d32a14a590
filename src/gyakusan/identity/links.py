"""One-time links: each opens one door once, until it expires or is replaced."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from sqlalchemy import Connection

from gyakusan.core.clock import Clock
from gyakusan.identity import store
from gyakusan.identity.errors import LinkNotFound, LinkOver
from gyakusan.identity.models import Link
from gyakusan.identity.tokens import digest, new_token


def make_link(
    connection: Connection,
    clock: Clock,
    hours: int,
    purpose: Literal["account", "enter"],
    *,
    account_id: str = "",
    participant_id: str = "",
) -> str:
    """Make a link and forget an older unused one for the same thing; returns the token."""
    token = new_token()
    link = Link(
        purpose=purpose,
        account_id=account_id,
        participant_id=participant_id,
        expires_at=clock.now() + timedelta(hours=hours),
        used_at=None,
    )
    store.insert_link(connection, link, digest(token))
    return token


def look_at_link(connection: Connection, clock: Clock, purpose: str, token: str) -> Link:
    """Return a link that could be used now.

    Raises:
        LinkNotFound: there is none for that purpose.
        LinkOver: it was used, or has expired.
    """
    link = store.select_link(connection, digest(token))
    if link is None or link.purpose != purpose:
        raise LinkNotFound
    if link.used_at is not None or link.expires_at <= clock.now():
        raise LinkOver
    return link


def use_link(connection: Connection, clock: Clock, purpose: str, token: str) -> Link:
    """Use a link up.

    Raises:
        LinkNotFound, LinkOver: as `look_at_link`.
    """
    link = look_at_link(connection, clock, purpose, token)
    if not store.use_link(connection, digest(token), clock.now()):
        raise LinkOver
    return link
