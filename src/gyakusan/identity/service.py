"""The door of the identity room: who is asking, and what they are in a workshop."""

from __future__ import annotations

from sqlalchemy import Connection

from gyakusan.core.clock import Clock
from gyakusan.identity.errors import NotSignedIn, WorkshopNotFound
from gyakusan.identity.models import Membership, Principal


class Identity:
    """All people of a database. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def principal(self, connection: Connection, token: str) -> Principal:
        """Return who is behind a session token.

        Raises:
            NotSignedIn: the token is unknown, expired or revoked.
        """
        del connection, token
        raise NotSignedIn

    def access_workshop(self, connection: Connection, principal: Principal, workshop_id: str) -> Membership:
        """Return what the principal is in a workshop: the only way to anything that belongs to one.

        Raises:
            WorkshopNotFound: there is none with that id, or the principal has no part in it.
        """
        del connection, principal
        raise WorkshopNotFound(workshop_id)
