"""Endpoints of drafts by rule and by language model."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated, Literal

from fastapi import APIRouter, FastAPI
from pydantic import StringConstraints

from gyakusan.api.access import Writer
from gyakusan.api.errors import ModelSwitchedOff
from gyakusan.api.house import House
from gyakusan.api.opened import views_of, writable
from gyakusan.api.rooms import Rooms
from gyakusan.api.routers.identity import Asked
from gyakusan.api.setting import drafting_of, setting_of
from gyakusan.api.views import draft_view
from gyakusan.assistant.errors import DraftNotFound
from gyakusan.assistant.room.models import Asker, DraftOrder
from gyakusan.identity.models import Membership
from gyakusan.workshop.live.models import DraftView


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    rooms: Rooms = app.state.rooms
    with rooms.database.transaction() as connection:
        rooms.drafts.recover(connection)
    yield
    await rooms.drafts.close()
    await rooms.chat.close()


router = APIRouter(tags=["drafts"], lifespan=_lifespan)


class NewDraft(Asked):
    """What is to be drafted, and by whom."""

    artifact: Annotated[str, StringConstraints(max_length=60)]
    request: Annotated[str, StringConstraints(max_length=80)] = ""
    """Drafting request of the program; empty: what the current step drafts, else what any step drafts into the kind."""
    remark: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)] = ""
    engine: Literal["model", "rules"] = "rules"


@router.post("/workshops/{workshop_id}/drafts", status_code=201)
async def start_draft(body: NewDraft, seat: Writer, rooms: House) -> DraftView:
    """Start a draft; what it proposes appears in the artifact."""
    order = await asyncio.to_thread(_order, rooms, seat, body)
    return draft_view(await rooms.drafts.start(order))


@router.post("/workshops/{workshop_id}/drafts/{draft_id}/stop")
async def stop_draft(draft_id: str, seat: Writer, rooms: House) -> DraftView:
    """Stop a draft; what it has proposed stays."""
    await asyncio.to_thread(_check_draft, rooms, seat, draft_id)
    return draft_view(await rooms.drafts.stop(seat.workshop_id, draft_id))


def _check_draft(rooms: Rooms, seat: Membership, draft_id: str) -> None:
    """Raise DraftNotFound for a draft into an artifact that the caller may not open."""
    with rooms.database.reading() as connection:
        drafts = {draft.id: draft for draft in rooms.drafts.drafts(connection, seat.workshop_id)}
        shown = views_of(rooms, connection, seat)
    if draft_id not in drafts or drafts[draft_id].artifact_id not in shown:
        raise DraftNotFound(draft_id)


def _order(rooms: Rooms, seat: Membership, body: NewDraft) -> DraftOrder:
    with rooms.database.reading() as connection:
        opened = writable(rooms, connection, seat, body.artifact)
        if body.engine == "model" and rooms.room.facts(connection, seat.workshop_id).ai_blocked:
            raise ModelSwitchedOff
        drafting = drafting_of(rooms, connection, seat, opened, body.request)
        setting = setting_of(rooms, connection, seat, opened, drafting.reads, drafting.prompt)
    return DraftOrder(setting, drafting.request, body.engine, body.remark, Asker(seat.person, seat.name))
