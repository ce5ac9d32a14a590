"""Who is here: whoever has the room, or a document in it, open. Known to this process only, and never kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import Lock


class Presence:
    """Who is online in which workshop; people with several tabs are here until the last one closes."""

    def __init__(self) -> None:
        self._open: dict[str, Counter[str]] = {}
        self._listeners: list[Callable[[str], None]] = []
        self._lock = Lock()

    def on_change(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the workshop's id when somebody came or went."""
        self._listeners.append(listener)

    def online(self, workshop_id: str) -> frozenset[str]:
        """Return who is here."""
        with self._lock:
            return frozenset(self._open.get(workshop_id, ()))

    def arrive(self, workshop_id: str, person: str) -> None:
        """Note that somebody opened something."""
        with self._lock:
            known = self._open.setdefault(workshop_id, Counter())
            known[person] += 1
            came = known[person] == 1
        if came:
            self._tell(workshop_id)

    def leave(self, workshop_id: str, person: str) -> None:
        """Note that somebody closed something."""
        with self._lock:
            known = self._open.get(workshop_id, Counter())
            known[person] -= 1
            went = known[person] <= 0
            if went:
                del known[person]
            if not known:
                self._open.pop(workshop_id, None)
        if went:
            self._tell(workshop_id)

    def _tell(self, workshop_id: str) -> None:
        for listener in self._listeners:
            listener(workshop_id)
