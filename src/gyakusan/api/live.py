"""A live document over one WebSocket: on uvicorn with frames as they are, on other servers through ASGI."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, cast

from starlette.websockets import WebSocket, WebSocketDisconnect

from gyakusan.api.wire import EXTENSION, LiveProtocol
from gyakusan.artifacts.live.connection import Connection
from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.live.models import Peer, Seat
from gyakusan.artifacts.live.wire import unframed

Authorise = Callable[[], Seat]
"""Returns the seat of the client, or raises the error that refuses it; runs in a thread, for it reads the database."""

Join = Callable[[Seat, Peer], Connection]


async def serve(socket: WebSocket, live: LiveArtifacts, authorise: Authorise, artifact_id: str) -> None:
    """Serve one client of a document until it leaves.

    Raises:
        GyakusanError: it may not be there, or the document cannot be opened; the socket was not accepted.
    """
    async with live.opened(artifact_id) as join:
        while True:
            turn = live.turn
            seat = await asyncio.to_thread(authorise)
            if turn == live.turn:  # else it may have been locked, or the person turned out, meanwhile
                break
        await socket.accept()
        protocol = cast("dict[str, Any]", socket.scope.get("extensions") or {}).get(EXTENSION)
        if isinstance(protocol, LiveProtocol):
            connection = join(seat, protocol)
            protocol.attach(connection.receive, connection.leave)
            wait = _until_gone(socket, connection)
        else:
            peer = AsgiPeer(socket)
            connection = join(seat, peer)
            wait = peer.serve(connection)
    try:
        await wait
    finally:
        connection.leave()


async def _until_gone(socket: WebSocket, connection: Connection) -> None:
    with contextlib.suppress(WebSocketDisconnect):
        while connection.open:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return


class AsgiPeer:
    """A client behind a server that only speaks ASGI."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._waiting: asyncio.Queue[bytes | tuple[int, str]] = asyncio.Queue()
        self._backlog = 0

    def write(self, wire: bytes) -> None:
        """Send complete frames."""
        self._backlog += len(wire)
        self._waiting.put_nowait(wire)

    def backlog(self) -> int:
        """Return how many bytes wait to be sent."""
        return self._backlog

    def close(self, code: int, reason: str) -> None:
        """End the connection."""
        self._waiting.put_nowait((code, reason))

    async def serve(self, connection: Connection) -> None:
        """Pass messages both ways until the connection ends."""
        reading, sending = asyncio.create_task(self._read(connection)), asyncio.create_task(self._send())
        try:
            await asyncio.wait((reading, sending), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (reading, sending):
                task.cancel()
                task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())

    async def _read(self, connection: Connection) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            connection.receive(message.get("bytes") or b"")

    async def _send(self) -> None:
        while True:
            wire = await self._waiting.get()
            if isinstance(wire, tuple):
                await self._socket.close(*wire)
                return
            for message in unframed(wire):
                await self._socket.send_bytes(message)
            self._backlog -= len(wire)
