"""How endpoints get at the rooms."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

from gyakusan.api.rooms import Rooms


def rooms_of(connection: HTTPConnection) -> Rooms:
    """Return the rooms of the running server; works for requests and web sockets."""
    return cast("Rooms", connection.app.state.rooms)


House = Annotated[Rooms, Depends(rooms_of)]
"""The parameter of an endpoint that needs rooms."""
