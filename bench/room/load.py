"""Clients of a live room on raw sockets: they join, type steadily, move cursors, and time what reaches others."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from pycrdt import Doc, Map, Text

from gyakusan.artifacts.live.wire import number, prefixed, read_bytes, read_number, step_1, update_message

WRITERS = 20
LISTENERS = 10
_MARK = re.compile(rb"#(\d{7});")


@dataclass
class Result:
    latencies: list[float] = field(default_factory=list[float])
    edits: int = 0
    expected: int = 0
    cpu_seconds: float = 0.0
    join_seconds: float = 0.0

    def percentile(self, share: float) -> float:
        """Return a latency in milliseconds; what never arrived counts as infinitely late."""
        ordered = sorted(self.latencies) + [float("inf")] * (self.expected - len(self.latencies))
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 if ordered else float("inf")

    @property
    def cpu_per_edit(self) -> float:
        """Return microseconds of the server's CPU for one edit."""
        return self.cpu_seconds / max(self.edits, 1) * 1e6


class Client(asyncio.Protocol):
    """One connection; `prefix` is what Hocuspocus puts before every message."""

    def __init__(self, path: str, prefix: bytes, client_id: int) -> None:
        self._path, self._prefix, self._client_id = path, prefix, client_id
        self._buffer = bytearray()
        self._clock = 0
        self.open = asyncio.get_running_loop().create_future()
        self.synced = asyncio.get_running_loop().create_future()
        self.heard: Callable[[bytes], None] | None = None
        self.echo = False
        self.deaf = False
        self.document: Doc[Any] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport = cast("asyncio.Transport", transport)
        self._transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET {self._path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def say(self, message: bytes) -> None:
        """Send a message; the mask is zero, which is as valid as any other and costs the clients nothing."""
        message = self._prefix + message
        size = len(message)
        if size < 126:
            head = bytes((0x82, 0x80 | size))
        elif size < 65536:
            head = b"\x82\xfe" + size.to_bytes(2, "big")
        else:
            head = b"\x82\xff" + size.to_bytes(8, "big")
        self._transport.write(head + b"\0\0\0\0" + message)

    def move(self, state: dict[str, Any]) -> None:
        """Move the cursor."""
        self._clock += 1
        entry = number(self._client_id) + number(self._clock) + prefixed(json.dumps(state).encode())
        self.say(b"\x01" + prefixed(b"\x01" + entry))

    def data_received(self, data: bytes) -> None:
        if not self.open.done():
            self._buffer += data
            head, found, rest = bytes(self._buffer).partition(b"\r\n\r\n")
            if found:
                assert b" 101 " in head, head
                self._buffer.clear()
                self.open.set_result(None)
                if rest:
                    self.data_received(rest)
            return
        if self.deaf:
            return
        if self._buffer:
            self._buffer += data
            data = bytes(self._buffer)
            self._buffer.clear()
        at, size = 0, len(data)
        while size - at >= 2:
            length, start = data[at + 1], at + 2
            if length >= 126:
                width = 2 if length == 126 else 8
                if size < start + width:
                    break
                length, start = int.from_bytes(data[start : start + width], "big"), start + width
            if size < start + length:
                break
            if data[at] == 0x82:
                self._take(data[start + len(self._prefix) : start + length])
            at = start + length
        self._buffer += data[at:]

    def _take(self, message: bytes) -> None:
        if message[:2] == b"\0\2":
            if self.heard is not None:
                self.heard(message)
        elif message[:1] == b"\1":
            if self.echo:
                self.say(message)  # stock clients tell the server what it has just told them
        elif message[:2] == b"\0\1" and not self.synced.done():
            if self.document is not None:
                self.document.apply_update(read_bytes(message, 2)[0])
            self.synced.set_result(None)

    def close(self) -> None:
        self._transport.abort()


def seed(rows: int) -> bytes:
    """Return what the room holds at first, for servers that know nothing of it."""
    document = Doc[Any]()
    shared = document.get("rows:rows", type=Map)
    with document.transaction():
        for row in range(rows):
            shared[f"r{row}"] = Map({"order": f"i{row}", "action": Text("start")})
    return document.get_update()


async def join(port: int, path: Callable[[int], str], prefix: bytes, which: int, *, writes: bool) -> Client:
    """Join as client number `which`."""
    client = Client(path(which), prefix, 1_000 + which)
    client.document = Doc() if writes else None
    await asyncio.get_running_loop().create_connection(lambda: client, "127.0.0.1", port)
    await client.open
    if prefix:
        client.say(b"\x02\x00" + prefixed(b"token") + prefixed(b"4.7.0"))
    client.say(step_1(b"\x00"))
    await asyncio.wait_for(client.synced, 20)
    return client


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(  # noqa: C901 - one story, told in order
    port: int,
    pid: int,
    path: Callable[[int], str],
    prefix: bytes,
    first: bytes,
    *,
    clients: int,
    rate: float,
    seconds: float,
    moves: float = 5.0,
) -> Result:
    """Let `clients` join one room and `rate` edits a second be made for some seconds."""
    result = Result()
    began = time.perf_counter()
    if first:
        opener = await join(port, path, prefix, 0, writes=False)
        opener.say(update_message(first))
        await asyncio.sleep(0.2)
    room = [await join(port, path, prefix, n, writes=n < WRITERS) for n in range(clients)]
    result.join_seconds = (time.perf_counter() - began) / clients
    for client in room:
        client.move({"user": {"name": "someone", "color": "#88f"}})
    await asyncio.sleep(1.0)
    sent: dict[int, float] = {}
    typed: list[list[bytes]] = []
    for client in room[:WRITERS]:
        document = client.document
        assert document is not None
        updates: list[bytes] = []
        document.observe(lambda event, updates=updates: updates.append(event.update))
        typed.append(updates)

    def hear(message: bytes) -> None:
        now = time.perf_counter()
        for mark in _MARK.findall(message):
            if (at := sent.get(int(mark))) is not None:
                result.latencies.append(now - at)

    for client in room:
        client.echo, client.deaf = moves > 0, moves == 0
    for client in room[:: max(1, clients // LISTENERS)][:LISTENERS]:
        client.heard, client.deaf = hear, False
    texts = [
        client.document.get("rows:rows", type=Map)[f"r{n}"]["action"]
        for n, client in enumerate(room[:WRITERS])
        if client.document is not None
    ]

    def edit(which: int) -> None:
        writer = which % WRITERS
        texts[writer].insert(0, f"#{which:07d};")
        sent[which] = time.perf_counter()
        room[writer].say(update_message(typed[writer].pop()))

    for writer in range(WRITERS):  # warm; the first edit of a person is stamped
        edit(9_000_000 + writer)
    await asyncio.sleep(0.5)
    result.latencies.clear()
    sent.clear()
    cpu, start = cpu_of(pid), time.perf_counter()
    moved = 0
    while (elapsed := time.perf_counter() - start) < seconds:
        while result.edits < elapsed * rate:
            edit(result.edits)
            result.edits += 1
        while moved < elapsed * moves:
            room[random.randrange(clients)].move({"user": {"name": "someone"}, "cursor": moved})
            moved += 1
        await asyncio.sleep(0.001)
    await asyncio.sleep(0.5)
    result.cpu_seconds = cpu_of(pid) - cpu
    result.expected = result.edits * LISTENERS
    for client in room:
        client.close()
    return result


__all__ = ["Result", "join", "measure", "read_number", "seed"]
