"""How often somebody may try to sign in: per login and per address, in a window that slides."""

from __future__ import annotations

import math
from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock

from gyakusan.core.clock import Clock
from gyakusan.identity.errors import TooManyAttempts

_MOST_KEYS = 20_000
"""Beyond this many logins and addresses the least recently used are forgotten, so that memory has an end."""


class Attempts:
    """Counts failed attempts. A try counts as failed until `forgive` takes it back, so that parallel ones count too."""

    def __init__(self, clock: Clock, *, per_login: int, per_address: int, minutes: float) -> None:
        self._clock = clock
        self._limits = {"login": per_login, "address": per_address}
        self._window = timedelta(minutes=minutes)
        self._tries: OrderedDict[tuple[str, str], deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def begin(self, login: str, address: str) -> None:
        """Count a try.

        Raises:
            TooManyAttempts: of that login or from that address; it says when to come back.
        """
        now = self._clock.now()
        with self._lock:
            found = [(self._recent(key, now), self._limits[key[0]]) for key in _keys(login, address)]
            waits = [tries[0] + self._window - now for tries, limit in found if len(tries) >= limit]
            if waits:
                raise TooManyAttempts(max(1, math.ceil(max(waits).total_seconds())))
            for tries, _ in found:
                tries.append(now)

    def forgive(self, login: str, address: str) -> None:
        """Take back the try that succeeded, and what the login failed before."""
        with self._lock:
            self._tries.pop(("login", login), None)
            tries = self._tries.get(("address", address))
            if tries:
                tries.pop()

    def _recent(self, key: tuple[str, str], now: datetime) -> deque[datetime]:
        tries = self._tries.setdefault(key, deque())
        self._tries.move_to_end(key)
        while tries and tries[0] + self._window <= now:
            tries.popleft()
        while len(self._tries) > _MOST_KEYS:
            self._tries.popitem(last=False)
        return tries


def _keys(login: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("login", login), ("address", address)
