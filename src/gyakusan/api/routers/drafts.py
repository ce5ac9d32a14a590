"""Endpoints of drafts by rule and by language model."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated, Literal

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, ConfigDict, StringConstraints

from gyakusan.api.access import Writer
from gyakusan.api.errors import ModelSwitchedOff
from gyakusan.api.house import House
from gyakusan.api.opened import writable
from gyakusan.api.rooms import Rooms
from gyakusan.api.setting import drafting_of, setting_of
from gyakusan.assistant.room.models import Asker, Draft, DraftOrder
from gyakusan.identity.models import Membership


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    rooms: Rooms = app.state.rooms
    with rooms.database.transaction() as connection:
        rooms.drafts.recover(connection)
    yield
    await rooms.drafts.close()


router = APIRouter(tags=["drafts"], lifespan=_lifespan)


class NewDraft(BaseModel):
    """What is to be drafted, and by whom."""

    model_config = ConfigDict(extra="forbid")

    artifact: Annotated[str, StringConstraints(max_length=60)]
    request: Annotated[str, StringConstraints(max_length=80)] = ""
    """Drafting request of the program; empty: what the current step drafts, else what any step drafts into the kind."""
    remark: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)] = ""
    engine: Literal["model", "rules"] = "rules"


class DraftAnswer(BaseModel):
    """A draft as it stands."""

    id: str
    artifact: str
    state: str
    author: str
    proposals: int
    reason: str
    """What went wrong, in the language of the workshop."""


@router.post("/workshops/{workshop_id}/drafts", status_code=201)
async def start_draft(body: NewDraft, seat: Writer, rooms: House) -> DraftAnswer:
    """Start a draft; what it proposes appears in the artifact."""
    order = await asyncio.to_thread(_order, rooms, seat, body)
    return _answer(await rooms.drafts.start(order))


@router.post("/workshops/{workshop_id}/drafts/{draft_id}/stop")
async def stop_draft(draft_id: str, seat: Writer, rooms: House) -> DraftAnswer:
    """Stop a draft; what it has proposed stays."""
    return _answer(await rooms.drafts.stop(seat.workshop_id, draft_id))


def _order(rooms: Rooms, seat: Membership, body: NewDraft) -> DraftOrder:
    with rooms.database.reading() as connection:
        opened = writable(rooms, connection, seat, body.artifact)
        if body.engine == "model" and rooms.room.facts(connection, seat.workshop_id).ai_blocked:
            raise ModelSwitchedOff
        drafting = drafting_of(rooms, connection, seat, opened, body.request)
        setting = setting_of(rooms, connection, seat, opened, drafting.reads, drafting.prompt)
    return DraftOrder(setting, drafting.request, body.engine, body.remark, Asker(seat.person, seat.name))


def _answer(draft: Draft) -> DraftAnswer:
    return DraftAnswer(
        id=draft.id,
        artifact=draft.artifact_id,
        state=draft.state,
        author=draft.author,
        proposals=draft.proposals,
        reason=draft.reason,
    )
