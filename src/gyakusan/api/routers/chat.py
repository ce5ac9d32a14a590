"""Endpoints of the chat beside an artifact."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, StringConstraints
from pydantic_core import to_json
from starlette.responses import StreamingResponse

from gyakusan.api.access import Seat, Shown, Writer
from gyakusan.api.errors import ModelSwitchedOff
from gyakusan.api.house import House
from gyakusan.api.opened import readable, writable
from gyakusan.api.rooms import Rooms
from gyakusan.api.routers.identity import Asked
from gyakusan.api.setting import setting_of
from gyakusan.assistant.room.chat import Conversation
from gyakusan.assistant.room.models import (
    Answered,
    Asker,
    ChatEvent,
    ChatMessage,
    Proposed,
    Said,
    Setting,
    StartedAgain,
)
from gyakusan.core.errors import GyakusanError
from gyakusan.core.language import Language
from gyakusan.identity.models import Membership

router = APIRouter(tags=["chat"])

ArtifactId = Annotated[str, Query(max_length=60)]


class NewMessage(Asked):
    """Something to say."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000)]


class MessageView(BaseModel):
    """A message; `by` is empty for the model."""

    id: str
    artifact: str
    by: str
    author: str
    text: str
    at: str
    proposals: list[str]


@router.get("/workshops/{workshop_id}/chat")
def list_messages(artifact: ArtifactId, seat: Seat, rooms: House) -> list[MessageView]:
    """Return the latest messages beside an artifact, oldest first."""
    with rooms.database.reading() as connection:
        readable(rooms, connection, seat, artifact)
        return [_view(message) for message in rooms.chat.messages(connection, artifact)]


@router.post("/workshops/{workshop_id}/chat", response_class=StreamingResponse)
async def say(artifact: ArtifactId, body: NewMessage, seat: Writer, rooms: House, shown: Shown) -> StreamingResponse:
    """Say something; the answer streams as events `text`, `proposal`, `again`, `message` or `error`."""
    setting = await asyncio.to_thread(_setting, rooms, seat, artifact)
    conversation = await rooms.chat.say(setting, Asker(seat.person, seat.name), body.text)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_answer(rooms, conversation, shown), media_type="text/event-stream", headers=headers)


def _setting(rooms: Rooms, seat: Membership, artifact: str) -> Setting:
    with rooms.database.reading() as connection:
        opened = writable(rooms, connection, seat, artifact)
        facts = rooms.room.facts(connection, seat.workshop_id)
        if facts.ai_blocked:
            raise ModelSwitchedOff
        workshop = rooms.workshops.get(connection, seat.workshop_id)
        prompt = ""
        if facts.clock is not None:
            step = facts.clock.step
            loaded = rooms.programs.named(workshop.program)
            prompt = loaded.text(workshop.brief.language, step.part, step.phase, step.step).instruction
        return setting_of(rooms, connection, seat, opened, (), prompt)


async def _answer(rooms: Rooms, conversation: Conversation, shown: Language) -> AsyncGenerator[bytes]:
    try:
        async with aclosing(rooms.chat.answer(conversation)) as events:
            async for event in events:
                yield _framed(*_named(event))
    except GyakusanError as error:
        yield _framed("error", error.as_json(shown))


def _named(event: ChatEvent) -> tuple[str, object]:
    match event:
        case Said(text):
            return "text", {"text": text}
        case Proposed(proposal):
            return "proposal", {"proposal": proposal}
        case StartedAgain():
            return "again", {}
        case Answered(message):
            return "message", _view(message)


def _framed(name: str, data: object) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name.encode(), to_json(data))


def _view(message: ChatMessage) -> MessageView:
    return MessageView(
        id=message.id,
        artifact=message.artifact_id,
        by=message.by,
        author=message.author,
        text=message.text,
        at=message.at,
        proposals=list(message.proposals),
    )
