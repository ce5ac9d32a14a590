"""Who is asking: the dependencies through which every endpoint gets its caller.

`Caller` is anybody signed in. `Seat` is the caller's place in the workshop of the path; `Writer` and `Facilitator`
narrow it. Somebody else's workshop does not exist.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from gyakusan.api.house import House
from gyakusan.api.languages import Shown as Shown
from gyakusan.identity.errors import Forbidden, NotSignedIn
from gyakusan.identity.models import Access, Membership, Principal


def token_of(connection: HTTPConnection) -> str:
    """Return the session token: of the `Authorization` header; of `?token=` for web sockets and downloads by link.

    Raises:
        NotSignedIn: there is none.
    """
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    by_link = connection.scope["type"] == "websocket" or connection.scope.get("method") == "GET"
    if by_link and connection.query_params.get("token"):
        return connection.query_params["token"]
    raise NotSignedIn


def signed_in(connection: HTTPConnection, rooms: House) -> Principal:
    """Return who is asking."""
    with rooms.database.reading() as reading:
        return rooms.identity.principal(reading, token_of(connection))


Caller = Annotated[Principal, Depends(signed_in)]


def workshop_access(workshop_id: str, caller: Caller, rooms: House) -> Membership:
    """Return what the caller is in the workshop of the path."""
    with rooms.database.reading() as reading:
        seat = rooms.identity.access_workshop(reading, caller, workshop_id)
        rooms.workshops.get(reading, workshop_id)
        return seat


Seat = Annotated[Membership, Depends(workshop_access)]


def writer_access(seat: Seat) -> Membership:
    """Return the seat of somebody who may write: no observer, no sponsor."""
    if not seat.writes:
        raise Forbidden
    return seat


Writer = Annotated[Membership, Depends(writer_access)]


def commenter_access(seat: Seat) -> Membership:
    """Return the seat of somebody who may comment: everybody but observers."""
    if seat.access is Access.OBSERVER:
        raise Forbidden
    return seat


Commenter = Annotated[Membership, Depends(commenter_access)]


def facilitator_access(seat: Seat) -> Membership:
    """Return the seat of a facilitator."""
    if not seat.facilitates:
        raise Forbidden
    return seat


Facilitator = Annotated[Membership, Depends(facilitator_access)]


def administrator_access(caller: Caller) -> Principal:
    """Return the caller when they are an administrator."""
    if caller.account is None or not caller.account.administrator:
        raise Forbidden
    return caller


Administrator = Annotated[Principal, Depends(administrator_access)]
