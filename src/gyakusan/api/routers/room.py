"""Endpoints of the live room: the state, what changes in it, and what people ask for."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Body, FastAPI
from pydantic import BaseModel
from starlette.responses import StreamingResponse

from gyakusan.api.access import Seat
from gyakusan.api.house import House
from gyakusan.api.opened import viewer_of
from gyakusan.api.rooms import Rooms
from gyakusan.identity.models import Membership
from gyakusan.workshop.live.commands import Command
from gyakusan.workshop.live.models import RoomChange, Snapshot


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    rooms: Rooms = app.state.rooms
    rooms.hub.start()
    yield
    await rooms.hub.close()


router = APIRouter(tags=["room"], lifespan=_lifespan)


class Done(BaseModel):
    """What was asked for has happened; `number` is that of the newest event."""

    number: int


@router.get("/workshops/{workshop_id}/state")
def room_state(seat: Seat, rooms: House) -> Snapshot:
    """Return what the caller sees now."""
    with rooms.database.reading() as connection:
        return rooms.room.state(connection, seat.workshop_id, viewer_of(seat))


@router.post("/workshops/{workshop_id}/commands")
def room_command(body: Annotated[Command, Body()], seat: Seat, rooms: House) -> Done:
    """Ask the room for something."""
    with rooms.database.transaction() as connection:
        return Done(number=rooms.room.do(connection, seat.workshop_id, viewer_of(seat), body))


@router.get(
    "/workshops/{workshop_id}/events",
    response_class=StreamingResponse,
    responses={200: {"model": RoomChange, "content": {"text/event-stream": {}}}},
)
async def room_events(seat: Seat, rooms: House) -> StreamingResponse:
    """Stream the caller's state: the whole as event `snapshot`, then `change` with the sections that differ.

    A stream that was cut off starts with a snapshot again, which holds everything that was missed.
    """
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(rooms, seat), media_type="text/event-stream", headers=headers)


async def _events(rooms: Rooms, seat: Membership) -> AsyncGenerator[bytes]:
    async with aclosing(rooms.hub.follow(seat.workshop_id, viewer_of(seat), seat.session)) as messages:
        async for message in messages:
            if message.name:
                yield b"id: %d\nevent: %s\ndata: %s\n\n" % (message.number, message.name.encode(), message.data)
            else:
                yield b":\n\n"
