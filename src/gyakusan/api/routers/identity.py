"""Endpoints of setup, sign-in, sessions and accounts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from gyakusan.api.access import Administrator, Caller
from gyakusan.api.house import House
from gyakusan.identity.models import Account, Participant

router = APIRouter(tags=["identity"])

Short = Annotated[str, Field(max_length=300)]


class Asked(BaseModel):
    """Base of what is asked for: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class Setup(Asked):
    """A one-time link turned into an account."""

    token: Short
    name: Short
    login: Short
    password: Short


class SignIn(Asked):
    """Login and password."""

    login: Short
    password: Short


class SignedIn(BaseModel):
    """A new session; its token is shown this once."""

    token: str


class Offer(BaseModel):
    """The account that a one-time link sets up."""

    name: str
    administrator: bool


class Me(BaseModel):
    """Who is signed in: an account or a participant."""

    session: str
    account: Account | None
    participant: Participant | None


class SessionView(BaseModel):
    """A browser that is signed in."""

    id: str
    created_at: datetime
    expires_at: datetime
    agent: str
    current: bool


class NewAccount(Asked):
    """A facilitator or administrator to be."""

    name: Short
    administrator: bool = False


class AccountLink(BaseModel):
    """An account with the one-time link by which its owner sets login and password."""

    account: Account
    url: str


def agent_of(request: Request) -> str:
    """Return what the browser calls itself."""
    return request.headers.get("user-agent", "")


def address_of(request: Request) -> str:
    """Return where the request came from."""
    return request.client.host if request.client else ""


@router.get("/setup/{token}")
def look_at_setup(token: str, rooms: House) -> Offer:
    """Say whom a one-time link is for."""
    with rooms.database.reading() as connection:
        account = rooms.identity.accounts.waiting(connection, token)
    return Offer(name=account.name, administrator=account.administrator)


@router.post("/setup", status_code=201)
def set_up(body: Setup, request: Request, rooms: House) -> SignedIn:
    """Set an account up and sign in."""
    agent = agent_of(request)
    made = rooms.identity.set_up(rooms.database, body.token, body.name, body.login, body.password, agent)
    return SignedIn(token=made[1])


@router.post("/sign-in")
def sign_in(body: SignIn, request: Request, rooms: House) -> SignedIn:
    """Sign in with login and password."""
    asked = (body.login, body.password, address_of(request), agent_of(request))
    return SignedIn(token=rooms.identity.sign_in(rooms.database, *asked))


@router.post("/sign-out", status_code=204)
def sign_out(caller: Caller, rooms: House) -> None:
    """End the session with which this is asked."""
    with rooms.database.transaction() as connection:
        rooms.identity.sessions.end(connection, caller, caller.session)


@router.get("/me")
def me(caller: Caller) -> Me:
    """Say who is signed in."""
    return Me(session=caller.session, account=caller.account, participant=caller.participant)


@router.get("/sessions")
def list_sessions(caller: Caller, rooms: House) -> list[SessionView]:
    """Return the caller's sessions."""
    with rooms.database.reading() as connection:
        found = rooms.identity.sessions.of(connection, caller)
    return [
        SessionView(
            id=session.id,
            created_at=session.created_at,
            expires_at=session.expires_at,
            agent=session.agent,
            current=session.id == caller.session,
        )
        for session in found
    ]


@router.delete("/sessions/{session_id}", status_code=204)
def end_session(session_id: str, caller: Caller, rooms: House) -> None:
    """End one of the caller's sessions."""
    with rooms.database.transaction() as connection:
        rooms.identity.sessions.end(connection, caller, session_id)


@router.get("/accounts")
def list_accounts(_: Administrator, rooms: House) -> list[Account]:
    """Return all accounts."""
    with rooms.database.reading() as connection:
        return list(rooms.identity.accounts.list(connection))


@router.post("/accounts", status_code=201)
def invite_account(body: NewAccount, _: Administrator, rooms: House) -> AccountLink:
    """Add an account."""
    with rooms.database.transaction() as connection:
        account, token = rooms.identity.accounts.invite(connection, body.name, administrator=body.administrator)
    return AccountLink(account=account, url=setup_url(token))


@router.post("/accounts/{account_id}/link")
def renew_account_link(account_id: str, _: Administrator, rooms: House) -> AccountLink:
    """Make a link by which the owner of an account sets login and password anew."""
    with rooms.database.transaction() as connection:
        token = rooms.identity.accounts.renew(connection, account_id)
        account = rooms.identity.accounts.get(connection, account_id)
    return AccountLink(account=account, url=setup_url(token))


@router.post("/accounts/{account_id}/disable", status_code=204)
def disable_account(account_id: str, _: Administrator, rooms: House) -> None:
    """Close an account; its sessions end at once."""
    with rooms.database.transaction() as connection:
        rooms.identity.accounts.disable(connection, account_id)


def setup_url(token: str) -> str:
    """Return the address of the page that sets an account up; what follows # reaches no server log."""
    return f"/setup#{token}"
