"""Endpoints of live documents over web sockets."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, WebSocket

from gyakusan.api.access import token_of
from gyakusan.api.live import serve
from gyakusan.api.opened import viewer_of
from gyakusan.api.rendering import respond
from gyakusan.api.rooms import Rooms
from gyakusan.artifacts.errors import ArtifactNotFound
from gyakusan.artifacts.live.models import Seat
from gyakusan.core.errors import GyakusanError
from gyakusan.identity.errors import WorkshopNotFound


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    rooms: Rooms = app.state.rooms
    await rooms.live.start()
    gc.freeze()  # what was loaded until now stays: looking through it again and again would halt the room
    yield
    await rooms.live.stop()


router = APIRouter(tags=["documents"], lifespan=_lifespan)


@router.websocket("/documents/{artifact_id}")
async def document(socket: WebSocket, artifact_id: str) -> None:
    """Serve a client of a live document in the y-websocket protocol."""
    rooms: Rooms = socket.app.state.rooms
    try:
        token = token_of(socket)
        await asyncio.to_thread(seat_of, rooms, token, artifact_id)  # before anything is opened for a stranger
        await serve(socket, rooms.live, lambda: seat_of(rooms, token, artifact_id), artifact_id)
    except GyakusanError as error:
        await socket.send_denial_response(respond(socket, error))


def seat_of(rooms: Rooms, token: str, artifact_id: str) -> Seat:
    """Return what somebody may do in a document.

    Raises:
        NotSignedIn, ArtifactNotFound: they may not be there; a document of others does not exist.
    """
    with rooms.database.reading() as connection:
        principal = rooms.identity.principal(connection, token)
        head = rooms.artifacts.head(connection, artifact_id)
        try:
            membership = rooms.identity.access_workshop(connection, principal, head.workshop_id)
        except WorkshopNotFound as error:
            raise ArtifactNotFound(artifact_id) from error
        access = rooms.room.access(connection, head.workshop_id, viewer_of(membership), artifact_id)
    if access == "none":
        raise ArtifactNotFound(artifact_id)
    return Seat(membership.person, membership.name, access == "write")
