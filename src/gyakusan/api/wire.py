"""uvicorn's WebSocket protocol with a short cut for the live room: frames go in and out without a task or a queue.

A server's frames are not masked, so the hub makes one for everybody and writes the same bytes to every transport. What
a client sends is handed to the hub as it arrives. Everything else (handshake, pings, fragments, closing) stays with
uvicorn. With another server the endpoint falls back to ASGI; see `routers/documents`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import apply_mask  # pyright: ignore[reportPrivateImportUsage]
from websockets.http11 import Request
from websockets.protocol import State

EXTENSION = "gyakusan.wire"
"""Where the ASGI scope holds the protocol, among its extensions."""

_log = logging.getLogger("gyakusan.api.wire")
_log.setLevel(logging.WARNING)
# uvicorn takes every refusal with a status of its own for a defect of the application
_log.addFilter(lambda record: "without completing handshake" not in str(record.msg))

_BINARY = 0x82
_ABORT_BYTES = 65_536


class LiveProtocol(WebSocketsSansIOProtocol):
    """One WebSocket connection."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.logger = _log  # uvicorn's would write tokens of addresses into the log
        self._receive: Callable[[bytes], None] | None = None
        self._lost: Callable[[], None] | None = None
        self._rest = bytearray()
        self._quick = True

    def handle_connect(self, event: Request) -> None:
        """Show the protocol to the application."""
        super().handle_connect(event)
        if not self.close_sent:
            cast("dict[str, Any]", self.scope.get("extensions"))[EXTENSION] = self

    def attach(self, receive: Callable[[bytes], None], lost: Callable[[], None]) -> None:
        """Hand every binary message to `receive` from now on, and call `lost` when the connection is gone."""
        self._receive, self._lost = receive, lost
        while not self.queue.empty():
            early = self.queue.get_nowait()
            if early["type"] == "websocket.receive":
                receive(early.get("bytes") or b"")
            else:
                self.queue.put_nowait(early)
                break
        self._go_on_reading()

    def write(self, wire: bytes) -> None:
        """Send complete frames."""
        self.transport.write(wire)

    def backlog(self) -> int:
        """Return how many bytes wait to be sent."""
        return self.transport.get_write_buffer_size()

    def close(self, code: int, reason: str) -> None:
        """End the connection: in good order, or at once when the far end does not read."""
        if self.close_sent or self.transport.is_closing():
            return
        if self.backlog() > _ABORT_BYTES or self.conn.state is not State.OPEN:
            self.transport.abort()
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self._go_on_reading()
        self.close_timer = self.loop.call_later(self.close_timeout, self.transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the room at once; the application hears of it later."""
        if self._lost is not None:
            self._lost()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take whole binary frames apart here; leave everything else to uvicorn."""
        if self._receive is None or not self._quick:
            if self.handshake_initiated:
                self._quick = False  # something may lie half read in uvicorn's parser
            super().data_received(data)
            return
        if self._rest:
            self._rest += data
            data, self._rest = bytes(self._rest), bytearray()
        self._take(data)

    def _take(self, data: bytes) -> None:
        at, size = 0, len(data)
        while size - at >= 2:
            start, length = _payload(data, at)
            if length > self.config.ws_max_size:
                super().data_received(data[at:])  # says what is wrong, and ends the connection
                return
            end = start + length
            if end > size:
                break
            if data[at] == _BINARY and data[at + 1] & 128 and self.conn.current_size is None:
                if not self.close_sent:
                    cast("Callable[[bytes], None]", self._receive)(apply_mask(data[start:end], data[start - 4 : start]))
            else:
                super().data_received(data[at:end])
            at = end
        if at < size:
            self._rest += data[at:]

    def send_receive_event_to_app(self) -> None:
        """Hand over a message that uvicorn put together."""
        if self._receive is None:
            super().send_receive_event_to_app()
            return
        message, self.frames = b"".join(self.frames), []
        if self.close_sent:
            return
        if self.curr_msg_data_type == "text":
            self.close(1003, "text")
        else:
            self._receive(message)

    def _go_on_reading(self) -> None:
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()


def _payload(data: bytes, at: int) -> tuple[int, int]:
    """Return where the payload of a frame begins, and its length; beyond the end where that is not known yet."""
    length = data[at + 1] & 127
    start = at + 2
    if length >= 126:
        size = 2 if length == 126 else 8
        if len(data) < start + size:
            return len(data), 1
        length, start = int.from_bytes(data[start : start + size], "big"), start + size
    return (start + 4 if data[at + 1] & 128 else start), length


def uvicorn_options(largest_message: int) -> dict[str, Any]:
    """Return the options with which uvicorn serves the live room."""
    return {"ws": LiveProtocol, "ws_max_size": largest_message, "ws_per_message_deflate": False}
