"""Accounts of administrators and facilitators: made by one-time links, opened with a password."""

from __future__ import annotations

from sqlalchemy import Connection

from gyakusan.core.clock import Clock
from gyakusan.core.ids import Ids
from gyakusan.identity import store
from gyakusan.identity.errors import AccountNotFound, LastFacilitator, LinkOver, LoginTaken
from gyakusan.identity.links import look_at_link, make_link, use_link
from gyakusan.identity.models import Account
from gyakusan.identity.rules import check_password, clean_login, clean_name
from gyakusan.identity.sessions import Sessions

LINK_HOURS = 72


class Accounts:
    """All accounts of a database. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock, ids: Ids, sessions: Sessions) -> None:
        self._clock = clock
        self._ids = ids
        self._sessions = sessions

    def first_link(self, connection: Connection) -> str | None:
        """Return a fresh link for the first administrator; nothing once there is an administrator with a password."""
        administrators = [account for account in store.select_accounts(connection) if account.administrator]
        if any(account.login and not account.disabled for account in administrators):
            return None
        waiting = next((account for account in administrators if not account.login), None)
        return self._link(connection, waiting or self._add(connection, "Administrator", administrator=True))

    def invite(self, connection: Connection, name: str, *, administrator: bool) -> tuple[Account, str]:
        """Add an account; returns it with the link by which its owner sets login and password."""
        account = self._add(connection, clean_name(name), administrator=administrator)
        return account, self._link(connection, account)

    def invite_administrator(self, connection: Connection) -> str:
        """Return the link for an administrator more, whoever uses it."""
        return self._link(connection, self._add(connection, "Administrator", administrator=True))

    def renew(self, connection: Connection, account_id: str) -> str:
        """Return a link by which the owner of an account sets login and password anew.

        Raises:
            AccountNotFound: there is none, or it is disabled.
        """
        account = self.get(connection, account_id)
        if account.disabled:
            raise AccountNotFound(account_id)
        return self._link(connection, account)

    def waiting(self, connection: Connection, token: str) -> Account:
        """Return the account that a link would set up.

        Raises:
            LinkNotFound, LinkOver: the link is no good.
        """
        link = look_at_link(connection, self._clock, "account", token)
        return self.get(connection, link.account_id)

    def set_up(self, connection: Connection, token: str, name: str, login: str, password_hash: str) -> Account:
        """Give an account its name, login and password; its older sessions end.

        Raises:
            LinkNotFound, LinkOver: the link is no good.
            BadName, BadLogin, LoginTaken: with what to choose instead.
        """
        link = use_link(connection, self._clock, "account", token)
        if self.get(connection, link.account_id).disabled:
            raise LinkOver
        login = clean_login(login)
        present = store.select_credentials(connection, login)
        if present is not None and present[0].id != link.account_id:
            raise LoginTaken(login)
        values = {"name": clean_name(name), "login": login, "password": password_hash}
        store.update_account(connection, link.account_id, **values)
        self._sessions.end_all(connection, account_id=link.account_id)
        return self.get(connection, link.account_id)

    def credentials(self, connection: Connection, login: str) -> tuple[Account, str] | None:
        """Return the account with a login, as typed, and the hash of its password."""
        return store.select_credentials(connection, clean_login(login))

    def set_password_hash(self, connection: Connection, account: Account, password_hash: str) -> None:
        """Replace the hash of a password."""
        store.update_account(connection, account.id, password=password_hash)

    def list(self, connection: Connection) -> tuple[Account, ...]:
        """Return all accounts, oldest first."""
        return tuple(store.select_accounts(connection))

    def get(self, connection: Connection, account_id: str) -> Account:
        """Return an account.

        Raises:
            AccountNotFound: there is none of that id.
        """
        account = store.select_account(connection, account_id)
        if account is None:
            raise AccountNotFound(account_id)
        return account

    def disable(self, connection: Connection, account_id: str) -> None:
        """Close an account; its sessions end at once.

        Raises:
            LastFacilitator: nobody would be left to administer.
        """
        account = self.get(connection, account_id)
        others = [a for a in self.list(connection) if a.administrator and not a.disabled and a.login and a != account]
        if account.administrator and not others:
            raise LastFacilitator
        store.update_account(connection, account_id, disabled_at=self._clock.now().isoformat())
        self._sessions.end_all(connection, account_id=account_id)

    @staticmethod
    def check(login: str, password: str) -> None:
        """Refuse a login or a password that could not be set.

        Raises:
            BadLogin, BadPassword: with what to choose instead.
        """
        check_password(password, clean_login(login))

    def _add(self, connection: Connection, name: str, *, administrator: bool) -> Account:
        account = Account(id=self._ids.new("acc"), login="", name=name, administrator=administrator)
        store.insert_account(connection, account, self._clock.now())
        return account

    def _link(self, connection: Connection, account: Account) -> str:
        return make_link(connection, self._clock, LINK_HOURS, "account", account_id=account.id)
