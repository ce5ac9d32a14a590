"""Who sits at a document, what a connection is to it, and its limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Seat:
    """What a connection may do now. It is replaced when that changes; see `LiveArtifacts.change_seats`."""

    actor_id: str
    name: str
    may_write: bool


@dataclass(frozen=True)
class Limits:
    """What one connection and one document may take."""

    message_bytes: int = 5_000_000
    document_bytes: int = 8_000_000
    backlog_bytes: int = 4_000_000
    presence_bytes: int = 8_192
    presences: int = 16
    """Presence entries of one connection: browsers pass on those of their other tabs."""


class Peer(Protocol):
    """The far end of a connection."""

    def write(self, wire: bytes) -> None:
        """Send complete WebSocket frames."""
        ...

    def backlog(self) -> int:
        """Return how many bytes wait to be sent."""
        ...

    def close(self, code: int, reason: str) -> None:
        """End the connection; it may be called again."""
        ...


TICK_SECONDS = 0.008
"""Longest time that something waits for the next tick; the first after a pause goes out at once."""

TICK_SHARE = 2.0
"""After a tick the next one waits so many times as long as that one took, `TICK_SECONDS` at most."""

NORMAL, GOING_AWAY, UNSUPPORTED, POLICY, TOO_BIG, FAILED, TRY_AGAIN = 1000, 1001, 1003, 1008, 1009, 1011, 1013
"""Close codes of WebSockets."""
EVICTED = 4403
"""Close code for who may no longer be here."""
