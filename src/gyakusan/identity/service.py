"""The door of the identity room: accounts, sessions, people, invitations, and who is what in a workshop."""

from __future__ import annotations

from argon2 import PasswordHasher
from sqlalchemy import Connection

from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock
from gyakusan.core.db import Database
from gyakusan.core.ids import Ids
from gyakusan.core.settings import Settings
from gyakusan.identity.accounts import Accounts
from gyakusan.identity.errors import BadLogin, WorkshopNotFound, WrongPassword
from gyakusan.identity.invitations import Invitations
from gyakusan.identity.limits import Attempts
from gyakusan.identity.models import Access, Account, Membership, Participant, Principal
from gyakusan.identity.passwords import Passwords
from gyakusan.identity.people import People
from gyakusan.identity.rules import clean_login
from gyakusan.identity.sessions import Sessions


class Identity:
    """All people of a database. Verbs run in the caller's transaction, but for those that hash a password."""

    def __init__(
        self, settings: Settings, clock: Clock, ids: Ids, bus: Bus, *, hasher: PasswordHasher | None = None
    ) -> None:
        self._passwords = Passwords(hasher)
        self._attempts = Attempts(
            clock,
            per_login=settings.sign_in_per_login,
            per_address=settings.sign_in_per_address,
            minutes=settings.sign_in_minutes,
        )
        self.sessions = Sessions(
            clock, ids, bus, account_days=settings.session_days, participant_days=settings.participant_days
        )
        self.accounts = Accounts(clock, ids, self.sessions)
        self.people = People(
            clock, ids, bus, self.sessions, max_members=settings.max_members, readmit_hours=settings.readmit_hours
        )
        self.invitations = Invitations(clock, ids, self.people)

    def principal(self, connection: Connection, token: str) -> Principal:
        """Return who is behind a session token.

        Raises:
            NotSignedIn: the token is unknown, expired or revoked.
        """
        return self.sessions.principal(connection, token)

    def sign_in(self, database: Database, login: str, password: str, address: str, agent: str) -> str:
        """Open a session with login and password; the slow check holds no transaction. Returns the session token.

        Raises:
            WrongPassword: login and password do not fit.
            TooManyAttempts: of that login or from that address.
        """
        try:
            login = clean_login(login)
        except BadLogin as error:
            raise WrongPassword from error
        self._attempts.begin(login, address)
        with database.reading() as reading:
            found = self.accounts.credentials(reading, login)
        account, stored = found if found is not None else (None, "")
        fits = self._passwords.fits(stored, password)
        if not fits or account is None or account.disabled:
            raise WrongPassword
        self._attempts.forgive(login, address)
        renewed = self._passwords.hash(password) if self._passwords.outdated(stored) else ""
        with database.transaction() as connection:
            if renewed:
                self.accounts.set_password_hash(connection, account, renewed)
            return self.sessions.open(connection, account, agent)

    def set_up(
        self, database: Database, token: str, name: str, login: str, password: str, agent: str
    ) -> tuple[Account, str]:
        """Set an account up by its one-time link and open a session.

        Raises:
            LinkNotFound, LinkOver: the link is no good.
            BadName, BadLogin, LoginTaken, BadPassword: the link stays usable.
        """
        with database.reading() as reading:
            self.accounts.waiting(reading, token)
        self.accounts.check(login, password)
        hashed = self._passwords.hash(password)
        with database.transaction() as connection:
            account = self.accounts.set_up(connection, token, name, login, hashed)
            return account, self.sessions.open(connection, account, agent)

    def access_workshop(self, connection: Connection, principal: Principal, workshop_id: str) -> Membership:
        """Return what the principal is in a workshop: the only way to anything that belongs to one.

        Whether there is such a workshop at all is for the room of the workshops to say.

        Raises:
            WorkshopNotFound: the principal has no part in it.
        """
        place = self._place(connection, principal, workshop_id)
        if place is not None:
            return Membership(
                workshop_id=workshop_id,
                person=place.id,
                name=place.name,
                access=Access.FACILITATOR if self._administers(principal) else place.access,
                role=place.role,
                table=place.table,
                session=principal.session,
            )
        if principal.account is None or not principal.account.administrator:
            raise WorkshopNotFound(workshop_id)
        return Membership(
            workshop_id=workshop_id,
            person=principal.account.id,
            name=principal.account.name,
            access=Access.FACILITATOR,
            session=principal.session,
        )

    def access_workshops(self, connection: Connection, principal: Principal) -> tuple[Participant, ...]:
        """Return the places of the principal; an administrator may enter any other workshop as well."""
        if principal.participant is not None:
            return (principal.participant,)
        return self.people.places(connection, principal.account.id) if principal.account else ()

    def _place(self, connection: Connection, principal: Principal, workshop_id: str) -> Participant | None:
        places = self.access_workshops(connection, principal)
        return next((place for place in places if place.workshop_id == workshop_id), None)

    @staticmethod
    def _administers(principal: Principal) -> bool:
        return principal.account is not None and principal.account.administrator
