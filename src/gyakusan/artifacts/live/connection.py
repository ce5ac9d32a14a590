"""One client at one document: what it says is read here, checked, and handed to the document."""

from __future__ import annotations

import contextlib
from typing import Protocol

from gyakusan.artifacts.live.errors import Hostile
from gyakusan.artifacts.live.models import NORMAL, POLICY, TOO_BIG, Limits, Peer, Seat
from gyakusan.artifacts.live.wire import (
    AUTH,
    AWARENESS,
    QUERY_AWARENESS,
    STEP_1,
    STEP_2,
    SYNC,
    UPDATE,
    framed,
    read_bytes,
    read_number,
)


class Desk(Protocol):
    """What a connection needs of its document."""

    def asked(self, connection: Connection, state: bytes) -> None:
        """Note that a client wants what it lacks."""
        ...

    def told(self, connection: Connection, update: bytes, *, answering: bool) -> None:
        """Take an update; `answering` says that it answers the server's own question."""
        ...

    def moved(self, connection: Connection, entries: bytes) -> None:
        """Take presence entries."""
        ...

    def everybody(self) -> bytes:
        """Return a message with all presence entries, empty for none."""
        ...

    def left(self, connection: Connection) -> None:
        """Forget a connection."""
        ...


class Connection:
    """A client at a document, with its seat."""

    def __init__(self, desk: Desk, artifact_id: str, seat: Seat, peer: Peer, limits: Limits) -> None:
        self.artifact_id = artifact_id
        self.seat = seat
        self.peer = peer
        self.open = True
        self._desk = desk
        self._limits = limits

    def receive(self, message: bytes) -> None:
        """Take a message of the client; one that makes no sense ends this connection and nothing else."""
        if not self.open:
            return
        if len(message) > self._limits.message_bytes:
            self.drop(TOO_BIG, "message")
            return
        try:
            self._read(message)
        except Hostile as problem:
            self.drop(POLICY, str(problem))

    def _read(self, message: bytes) -> None:
        kind, at = read_number(message, 0)
        if kind == SYNC:
            step, at = read_number(message, at)
            payload, _ = read_bytes(message, at)
            if step == STEP_1:
                self._desk.asked(self, payload)
            elif step in (STEP_2, UPDATE):
                self._desk.told(self, payload, answering=step == STEP_2)
            else:
                raise Hostile("step")
        elif kind == AWARENESS:
            self._desk.moved(self, read_bytes(message, at)[0])
        elif kind == QUERY_AWARENESS:
            self.send(self._desk.everybody())
        elif kind != AUTH:
            raise Hostile("kind")

    def send(self, *messages: bytes) -> None:
        """Send messages; empty ones are left out."""
        wire = b"".join(framed(message) for message in messages if message)
        if wire and self.open:
            self.peer.write(wire)

    def drop(self, code: int, reason: str) -> None:
        """End the connection from here."""
        if self.open:
            self.leave()
            with contextlib.suppress(Exception):
                self.peer.close(code, reason)

    def leave(self) -> None:
        """Note that the connection has ended, whoever ended it."""
        if self.open:
            self.open = False
            self._desk.left(self)

    def end(self) -> None:
        """End the connection in good order."""
        self.drop(NORMAL, "")
