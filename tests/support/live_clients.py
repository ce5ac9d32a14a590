"""Yjs clients in the test's own process: pycrdt documents that speak the y-websocket protocol to a hub."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from pycrdt import Doc, Map, Text

from gyakusan.artifacts.live import wire
from gyakusan.artifacts.live.connection import Connection
from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.live.models import Seat
from gyakusan.artifacts.live.wire import unframed


class Client:
    """A client; `messages` are all that it was sent, `closed` the code with which it was closed."""

    def __init__(self, name: str = "佐藤", *, may_write: bool = True, client_id: int | None = None) -> None:
        self.seat = Seat(f"id-{name}", name, may_write)
        self.document: Doc[Any] = Doc(client_id=client_id) if client_id else Doc()
        self.messages: list[bytes] = []
        self.closed: int | None = None
        self.waiting = 0
        self.connection: Connection | None = None
        self.present: dict[int, tuple[int, Any]] = {}
        self.denied: list[str] = []
        self.online = False
        self.document.observe(self._changed)
        self._applying = False

    async def join(self, hub: LiveArtifacts, artifact_id: str) -> Client:
        self.online, self.closed = True, None
        self.connection = await hub.join(artifact_id, self.seat, self)
        self.say(wire.step_1(self.document.get_state()))
        await quiet(hub)
        return self

    def leave(self) -> None:
        self.online = False
        assert self.connection is not None
        self.connection.leave()

    def say(self, message: bytes) -> None:
        assert self.connection is not None
        self.connection.receive(message)

    def show(self, clock: int, state: Any) -> None:
        entry = wire.number(self.document.client_id) + wire.number(clock) + wire.prefixed(json.dumps(state).encode())
        self.say(b"\x01" + wire.prefixed(wire.number(1) + entry))

    def _changed(self, event: Any) -> None:
        if self.online and not self._applying:
            self.say(wire.update_message(event.update))

    def write(self, wire: bytes) -> None:
        for message in unframed(wire):
            self.messages.append(message)
            self._read(message)

    def _read(self, message: bytes) -> None:
        if message[0] == wire.SYNC and message[1] == wire.STEP_1:
            state = wire.read_bytes(message, 2)[0]
            # What a client answers is sent when the server has let go of the tick.
            asyncio.get_running_loop().call_soon(self._answer, state)
        elif message[0] == wire.SYNC:
            self._applying = True
            self.document.apply_update(wire.read_bytes(message, 2)[0])
            self._applying = False
        elif message[0] == wire.AWARENESS:
            payload = wire.read_bytes(message, 1)[0]
            count, at = wire.read_number(payload, 0)
            for _ in range(count):
                client, at = wire.read_number(payload, at)
                clock, at = wire.read_number(payload, at)
                state, at = wire.read_bytes(payload, at)
                self.present[client] = clock, json.loads(state)
        elif message[0] == wire.AUTH:
            self.denied.append(wire.read_bytes(message, 2)[0].decode())

    def _answer(self, state: bytes) -> None:
        if self.online and self.connection is not None:
            self.say(wire.step_2(self.document.get_update(state)))

    def backlog(self) -> int:
        return self.waiting

    def close(self, code: int, reason: str) -> None:
        self.closed, self.online = code, False

    # Editing, as the browser does it.

    def map(self, name: str) -> Map[Any]:
        return self.document.get(name, type=Map)

    def row(self, identifier: str) -> Map[Any]:
        return self.map("rows:rows")[identifier]

    def add_row(self, identifier: str, action: str, **more: Any) -> None:
        self.map("rows:rows")[identifier] = Map({"order": identifier, "action": Text(action), **more})

    def type(self, identifier: str, text: str, column: str = "action") -> None:
        shared = self.row(identifier).get(column)
        if shared is None:
            self.row(identifier)[column] = Text(text)
        else:
            shared += text

    def sees(self) -> Any:
        return json.loads(str(self.map("rows:rows")))


async def quiet(hub: LiveArtifacts) -> None:
    """Wait until everything that was said has gone out."""
    for _ in range(3):
        await asyncio.sleep(0)
    while hub.busy:  # noqa: ASYNC110 - nobody else needs to hear of it
        await asyncio.sleep(0.001)
