"""The event bus: sideways reactions between rooms, in the same transaction as their cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection

E = TypeVar("E")


class Bus:
    """Delivers an event to its subscribers, in the order of subscription, at once.

    A handler gets the connection of the transaction in which the event happened: if it fails, nothing happened.
    """

    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[Connection, Any], None]]] = defaultdict(list)

    def subscribe(self, event: type[E], handler: Callable[[Connection, E], None]) -> None:
        """Call `handler` for every event of that type."""
        self._handlers[event].append(handler)

    def publish(self, connection: Connection, event: object) -> None:
        """Tell the subscribers."""
        for handler in self._handlers[type(event)]:
            handler(connection, event)
