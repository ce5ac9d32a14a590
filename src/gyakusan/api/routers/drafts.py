"""Endpoints of drafts by rule and by language model."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from gyakusan.api.rooms import Rooms


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    rooms: Rooms = app.state.rooms
    with rooms.database.transaction() as connection:
        rooms.drafts.recover(connection)
    yield
    await rooms.drafts.close()


router = APIRouter(tags=["drafts"], lifespan=_lifespan)
