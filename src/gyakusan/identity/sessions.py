"""Sessions: who is behind a token, and since when and until when."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock
from gyakusan.core.ids import Ids
from gyakusan.identity import store
from gyakusan.identity.errors import NotSignedIn, SessionNotFound
from gyakusan.identity.models import Account, Participant, Principal, Session, SessionsEnded
from gyakusan.identity.tokens import digest, new_token

_AGENT = 120


class Sessions:
    """All sessions of a database. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock, ids: Ids, bus: Bus, *, account_days: int, participant_days: int) -> None:
        self._clock = clock
        self._ids = ids
        self._bus = bus
        self._account = timedelta(days=account_days)
        self._participant = timedelta(days=participant_days)

    def open(self, connection: Connection, who: Account | Participant, agent: str) -> str:
        """Start a session; returns its token, which is shown this once."""
        now = self._clock.now()
        store.delete_expired_sessions(connection, now)
        is_account = isinstance(who, Account)
        session = Session(
            id=self._ids.new("ses"),
            account_id=who.id if is_account else "",
            participant_id="" if is_account else who.id,
            created_at=now,
            expires_at=now + (self._account if is_account else self._participant),
            agent="".join(c for c in agent if c.isprintable())[:_AGENT],
        )
        token = new_token()
        store.insert_session(connection, session, digest(token))
        return token

    def principal(self, connection: Connection, token: str) -> Principal:
        """Return who is behind a token.

        Raises:
            NotSignedIn: the token is unknown or expired, or its owner was removed or disabled.
        """
        session = store.select_session(connection, digest(token))
        if session is None or session.expires_at <= self._clock.now():
            raise NotSignedIn
        account = store.select_account(connection, session.account_id) if session.account_id else None
        participant = store.select_participant(connection, session.participant_id) if session.participant_id else None
        if (account is None or account.disabled) and participant is None:
            raise NotSignedIn
        return Principal(session=session.id, account=account, participant=participant)

    def of(self, connection: Connection, principal: Principal) -> tuple[Session, ...]:
        """Return the caller's sessions that are not over."""
        account = principal.account.id if principal.account else ""
        participant = principal.participant.id if principal.participant else ""
        found = store.select_sessions(connection, account_id=account, participant_id=participant)
        return tuple(session for session in found if session.expires_at > self._clock.now())

    def end(self, connection: Connection, principal: Principal, session_id: str) -> None:
        """End one of the caller's sessions.

        Raises:
            SessionNotFound: the caller has no session of that id.
        """
        if session_id not in {session.id for session in self.of(connection, principal)}:
            raise SessionNotFound(session_id)
        account = principal.account.id if principal.account else ""
        participant = principal.participant.id if principal.participant else ""
        self._end(connection, (session_id,), account, participant)

    def end_all(self, connection: Connection, *, account_id: str = "", participant_id: str = "") -> None:
        """End all sessions of an account or of a participant."""
        found = store.select_sessions(connection, account_id=account_id, participant_id=participant_id)
        self._end(connection, tuple(session.id for session in found), account_id, participant_id)

    def _end(self, connection: Connection, ids: tuple[str, ...], account: str, participant: str) -> None:
        if ids:
            store.delete_sessions(connection, ids)
            places = [place.id for place in store.select_places(connection, account)] if account else []
            persons = tuple(name for name in (account, participant, *places) if name)
            self._bus.publish(connection, SessionsEnded(sessions=ids, persons=persons))
