"""Who is there and where their cursors are: entries of the awareness protocol, kept as the bytes that clients sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from gyakusan.artifacts.live.errors import Hostile
from gyakusan.artifacts.live.models import Limits
from gyakusan.artifacts.live.wire import number, prefixed, read_bytes, read_number

C = TypeVar("C")
_GONE = 1_000
_NULL = b"null"


@dataclass
class _Entry(Generic[C]):
    clock: int
    state: bytes
    owner: C


class Presence(Generic[C]):
    """The presence entries of one document; `C` is whatever stands for a connection.

    Only an entry with a newer clock is news. Clients send what they hear of others back to the server; that it is not
    news keeps one move of a cursor at N messages instead of N squared.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._entries: dict[int, _Entry[C]] = {}
        self._gone: dict[int, int] = {}
        self._owned: dict[C, set[int]] = {}
        self._news: set[int] = set()

    def take(self, connection: C, message: bytes) -> bytes:
        """Accept the entries of a message; return one to answer with, empty for none.

        Raises:
            Hostile: the message is malformed, or has more than one connection may say.
        """
        count, at = read_number(message, 0)
        if count > len(message):
            raise Hostile("presence")
        reminders: list[bytes] = []
        for _ in range(count):
            client, at = read_number(message, at)
            clock, at = read_number(message, at)
            state, at = read_bytes(message, at)
            if not self._put(connection, client, clock, state):
                reminders.append(number(client) + number(self._gone[client]) + prefixed(_NULL))
        return _message(reminders) if reminders else b""

    def _put(self, connection: C, client: int, clock: int, state: bytes) -> bool:
        """Note an entry; return False when its client must be told that it counts as gone.

        A client that comes back with the clock that it had is not news to those who saw it go; reminded that it counts
        as gone, it announces itself anew.
        """
        known = self._entries.get(client)
        if known is not None:
            if clock < known.clock or (clock == known.clock and not (state == _NULL and connection == known.owner)):
                return True
        elif state == _NULL:
            return True
        elif clock <= self._gone.get(client, -1):
            return False
        if state == _NULL:
            self._forget(client, clock)
            return True
        self._check(connection, client, state)
        if known is not None and known.owner != connection:
            self._owned[known.owner].discard(client)
        self._entries[client] = _Entry(clock, state, connection)
        self._gone.pop(client, None)
        self._owned.setdefault(connection, set()).add(client)
        self._news.add(client)
        return True

    def _check(self, connection: C, client: int, state: bytes) -> None:
        owned = self._owned.get(connection, ())
        if len(state) > self._limits.presence_bytes or (client not in owned and len(owned) >= self._limits.presences):
            raise Hostile("presence")
        try:
            json.loads(state, parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise Hostile("presence") from None

    def _forget(self, client: int, clock: int) -> None:
        gone = self._entries.pop(client)
        self._owned.get(gone.owner, set()).discard(client)
        self._gone[client] = clock
        if len(self._gone) > _GONE:
            del self._gone[next(iter(self._gone))]
        self._news.add(client)

    def leave(self, connection: C) -> None:
        """Remove the entries of a connection that has ended."""
        for client in self._owned.pop(connection, set()).copy():
            self._forget(client, self._entries[client].clock)

    @property
    def has_news(self) -> bool:
        """Tell whether something has changed since `news` was called."""
        return bool(self._news)

    def news(self) -> bytes:
        """Return a message with what has changed since the last call, empty when nothing has."""
        if not self._news:
            return b""
        message = _message([self._entry(client) for client in self._news])
        self._news.clear()
        return message

    def everything(self) -> bytes:
        """Return a message with all entries, empty when there are none."""
        return _message([self._entry(client) for client in self._entries]) if self._entries else b""

    def _entry(self, client: int) -> bytes:
        known = self._entries.get(client)
        if known is None:
            return number(client) + number(self._gone.get(client, 0)) + prefixed(_NULL)
        return number(client) + number(known.clock) + prefixed(known.state)


def _message(entries: list[bytes]) -> bytes:
    return b"\x01" + prefixed(number(len(entries)) + b"".join(entries))


def _refuse(constant: str) -> None:
    raise ValueError(constant)
