"""The clock, so that nobody else asks the machine what time it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment with its time zone."""
        ...


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still until it is moved: for tests and reproducible runs."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment at which the clock stands."""
        return self._moment

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self._moment += by
