from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

import pytest
from tests.support.room import WS, Room, eased

from gyakusan.core.db import after_commit
from gyakusan.workshop.live import hub as hub_module
from gyakusan.workshop.live.events import LiveHappened
from gyakusan.workshop.live.hub import Hub, Message
from gyakusan.workshop.models import EVENTS


@pytest.fixture
def room(database) -> Room:
    return eased(Room(database))


def served(room: Room, scenario: Callable[[Hub], Awaitable[None]]) -> None:
    """Run a scenario on an event loop with the hub told of every commit, as `reactions` does."""
    hub = Hub(room.database, room.rooms)
    for kind in (LiveHappened, *EVENTS.values()):
        room.bus.subscribe(kind, lambda connection, event: after_commit(connection, lambda: hub.changed(WS)))

    async def run() -> None:
        hub.start()
        await asyncio.wait_for(scenario(hub), 20)
        await hub.close()

    asyncio.run(run())


def stream(hub: Hub, room: Room, who: str, session: str = "") -> AsyncGenerator[Message]:
    return hub.follow(WS, room.person(who), session or who)


async def changed(messages: AsyncGenerator[Message], section: str) -> dict[str, Any]:
    """Return the next change that has a section in it."""
    while True:
        message = await anext(messages)
        assert message.name == "change"
        found = json.loads(message.data)["changed"]
        if section in found:
            return found


def test_only_what_differs_is_sent_and_to_everybody_their_own(room):
    async def scenario(hub: Hub) -> None:
        dev, obs = stream(hub, room, "dev"), stream(hub, room, "obs")
        whole = [json.loads((await anext(messages)).data)["state"] for messages in (dev, obs)]
        assert [state["me"]["id"] for state in whole] == ["dev", "obs"]
        await asyncio.to_thread(room.do, "dev", "raise_hand", up=True)
        assert set(await changed(dev, "me")) <= {"me", "people"}
        assert set(await changed(obs, "people")) <= {"me", "people"}
        await asyncio.to_thread(room.do, "f", "block_ai", blocked=True)
        assert set(await changed(obs, "ai_blocked")) == {"ai_blocked"}
        for messages in (dev, obs):
            await messages.aclose()

    served(room, scenario)


def test_a_slow_reader_gets_the_newest_state_and_not_a_queue(room):
    async def scenario(hub: Hub) -> None:
        slow, quick = stream(hub, room, "obs"), stream(hub, room, "dev")
        for messages in (slow, quick):
            await anext(messages)
        for number in range(6):
            await asyncio.to_thread(room.do, "f", "bring_everyone")
            while (await changed(quick, "spotlight"))["spotlight"]["number"] <= number:
                pass
        seen = [await changed(slow, "spotlight")]
        assert seen[0]["spotlight"]["number"] == 6
        for messages in (slow, quick):
            await messages.aclose()

    served(room, scenario)


def test_streams_end_with_their_session_and_with_their_person(room):
    async def scenario(hub: Hub) -> None:
        dev, tab, gone = stream(hub, room, "dev", "s1"), stream(hub, room, "dev", "s2"), stream(hub, room, "ux")
        for messages in (dev, tab, gone):
            await anext(messages)
        hub.end_sessions(frozenset({"s1"}))
        assert [m.name async for m in dev if m.name != "change"] == []
        room.people = [p for p in room.people if p.id != "ux"]
        hub.changed(WS)
        assert [m.name async for m in gone if m.name != "change"] == []
        hub.changed("ws-none")
        await asyncio.to_thread(room.do, "f", "block_ai", blocked=True)
        assert (await changed(tab, "ai_blocked"))["ai_blocked"] is True
        await tab.aclose()

    served(room, scenario)


def test_a_silent_stream_says_that_it_is_alive(room, monkeypatch):
    monkeypatch.setattr(hub_module, "HEARTBEAT", 0.01)

    async def scenario(hub: Hub) -> None:
        messages = stream(hub, room, "dev")
        seen: set[str] = set()
        while not {"snapshot", ""} <= seen:
            seen.add((await anext(messages)).name)
        await messages.aclose()

    served(room, scenario)


def test_who_opens_the_room_is_here_until_the_last_tab_closes(room):
    async def scenario(hub: Hub) -> None:
        first, second = stream(hub, room, "dev"), stream(hub, room, "dev")
        for messages in (first, second):
            await anext(messages)
        assert room.rooms.presence.online(WS) == {"dev"}
        await first.aclose()
        assert room.rooms.presence.online(WS) == {"dev"}
        await second.aclose()
        assert room.rooms.presence.online(WS) == frozenset()

    served(room, scenario)
