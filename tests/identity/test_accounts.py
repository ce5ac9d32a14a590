from __future__ import annotations

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from tests.support.people import QUICK_HASHER

from gyakusan.core.bus import Bus
from gyakusan.identity.errors import (
    BadLogin,
    BadPassword,
    LastFacilitator,
    LinkNotFound,
    LinkOver,
    LoginTaken,
    NotSignedIn,
    SessionNotFound,
    TooManyAttempts,
    WrongPassword,
)
from gyakusan.identity.models import Access
from gyakusan.identity.service import Identity

PASSWORD = "正しい馬 電池 ホチキス"


@pytest.fixture
def first(identity, database):
    """The first administrator and their session token."""
    with database.transaction() as connection:
        link = identity.accounts.first_link(connection)
    return identity.set_up(database, link, "管理", "Admin@Example.com", PASSWORD, "Firefox")


def sign_in(identity, database, login="admin@example.com", password=PASSWORD, address="10.0.0.1"):
    return identity.sign_in(database, login, password, address, "Edge")


def test_the_first_administrator_comes_by_a_link_that_works_once(identity, database):
    with database.transaction() as connection:
        replaced = identity.accounts.first_link(connection)
        link = identity.accounts.first_link(connection)
    with pytest.raises(LinkNotFound):
        identity.set_up(database, replaced, "管理", "admin", PASSWORD, "")
    for login, password, error in (
        (" ", PASSWORD, BadLogin),
        ("a b", PASSWORD, BadLogin),
        ("admin", "short", BadPassword),
        ("administrator", "Administrator", BadPassword),
    ):
        with pytest.raises(error):
            identity.set_up(database, link, "管理", login, password, "")
    account, token = identity.set_up(database, link, "管理", " Admin ", PASSWORD, "Firefox")
    assert (account.login, account.name, account.administrator) == ("admin", "管理", True)
    with database.transaction() as connection:
        assert identity.principal(connection, token).account == account
        assert identity.accounts.first_link(connection) is None
    with pytest.raises(LinkOver):
        identity.set_up(database, link, "二人目", "second", PASSWORD, "")


def test_signing_in_opens_a_session_that_can_be_ended(identity, database, first, told):
    _, here = first
    there = sign_in(identity, database, login=" ADMIN@example.com ")
    with database.transaction() as connection:
        principal = identity.principal(connection, here)
        sessions = identity.sessions.of(connection, principal)
        assert [session.agent for session in sessions] == ["Firefox", "Edge"]
        identity.sessions.end(connection, principal, sessions[1].id)
        assert told[-1].sessions == (sessions[1].id,)
        with pytest.raises(NotSignedIn):
            identity.principal(connection, there)
        with pytest.raises(SessionNotFound):
            identity.sessions.end(connection, principal, sessions[1].id)


def test_sessions_expire(identity, database, first, clock):
    clock.advance(timedelta(days=29, hours=23))
    with database.transaction() as connection:
        identity.principal(connection, first[1])
        clock.advance(timedelta(hours=1))
        with pytest.raises(NotSignedIn):
            identity.principal(connection, first[1])
    for unknown in ("", "x", first[1][:-1]):
        with database.transaction() as connection, pytest.raises(NotSignedIn):
            identity.principal(connection, unknown)


def test_tokens_and_passwords_are_stored_hashed(identity, database, first, tmp_path):
    with database.transaction() as connection:
        link = identity.accounts.invite(connection, "進行", administrator=False)[1]
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert first[1].encode() not in stored
    assert link.encode() not in stored
    assert PASSWORD.encode() not in stored


def test_wrong_logins_and_passwords_are_told_apart_by_nobody(identity, database, first):
    for login, password in (("admin@example.com", "wrong password"), ("nobody", PASSWORD), ("", ""), ("a b", "x")):
        with pytest.raises(WrongPassword):
            sign_in(identity, database, login, password)


def test_a_login_has_to_wait_after_failures(identity, database, first, clock):
    for _ in range(3):
        with pytest.raises(WrongPassword):
            sign_in(identity, database, password="wrong password", address="10.0.0.9")
    clock.advance(timedelta(minutes=5))
    with pytest.raises(TooManyAttempts) as caught:
        sign_in(identity, database)
    assert caught.value.retry_after == 600
    clock.advance(timedelta(minutes=10))
    assert sign_in(identity, database)


def test_an_address_has_to_wait_after_failures_of_any_login(identity, database, first, clock):
    for number in range(5):
        with pytest.raises(WrongPassword):
            sign_in(identity, database, login=f"guess{number}")
    with pytest.raises(TooManyAttempts):
        sign_in(identity, database)
    assert sign_in(identity, database, address="10.0.0.2")


def test_successes_do_not_count(identity, database, first):
    for _ in range(12):
        sign_in(identity, database)


def test_a_hash_with_older_parameters_is_renewed(database, settings, clock, ids, first, identity):
    stronger = Identity(settings, clock, ids, Bus(), hasher=PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    with database.transaction() as connection:
        _, before = identity.accounts.credentials(connection, "admin@example.com")
    sign_in(stronger, database)
    with database.transaction() as connection:
        _, after = identity.accounts.credentials(connection, "admin@example.com")
    assert QUICK_HASHER.check_needs_rehash(after)
    assert before != after
    assert sign_in(stronger, database)


def test_facilitators_come_by_links_and_lose_their_sessions_when_disabled(identity, database, first):
    with database.transaction() as connection:
        invited, link = identity.accounts.invite(connection, "進行", administrator=False)
        assert identity.accounts.waiting(connection, link) == invited
    with pytest.raises(LoginTaken):
        identity.set_up(database, link, "進行", "admin@example.com", PASSWORD, "")
    account, token = identity.set_up(database, link, "進行", "lead", PASSWORD, "")
    assert not account.administrator
    with database.transaction() as connection:
        renewed = identity.accounts.renew(connection, account.id)
        identity.accounts.disable(connection, account.id)
        with pytest.raises(NotSignedIn):
            identity.principal(connection, token)
        with pytest.raises(LastFacilitator):
            identity.accounts.disable(connection, first[0].id)
    with pytest.raises(WrongPassword):
        sign_in(identity, database, login="lead")
    with pytest.raises(LinkOver):
        identity.set_up(database, renewed, "進行", "lead", PASSWORD, "")


def test_accounts_have_their_places_and_administrators_see_every_workshop(identity, connection):
    lead, _ = identity.accounts.invite(connection, "進行", administrator=False)
    boss, _ = identity.accounts.invite(connection, "管理", administrator=True)
    place = identity.people.add(connection, "w-1", "進行", Access.FACILITATOR, "", (), account_id=lead.id)
    seats = {}
    for account in (lead, boss):
        principal = identity.principal(connection, identity.sessions.open(connection, account, ""))
        seats[account.id] = identity.access_workshop(connection, principal, "w-1")
    assert (seats[lead.id].person, seats[lead.id].facilitates) == (place.id, True)
    assert (seats[boss.id].person, seats[boss.id].facilitates) == (boss.id, True)
