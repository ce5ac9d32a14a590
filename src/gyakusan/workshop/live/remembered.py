"""A bounded memory of what can be read again: shared by threads, the oldest goes first."""

from __future__ import annotations

from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """Keeps up to `most` values; putting one in makes it the newest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[K, V] = {}
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """Return a value that is still known."""
        return self._known.get(key)

    def put(self, key: K, value: V) -> V:
        """Keep a value, and return it."""
        with self._lock:
            self._known.pop(key, None)
            self._known[key] = value
            while len(self._known) > self._most:
                del self._known[next(iter(self._known))]
        return value
