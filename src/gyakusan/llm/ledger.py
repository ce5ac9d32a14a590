"""The ledger of tokens, kept in the database."""

from __future__ import annotations

from gyakusan.core.clock import Clock
from gyakusan.core.db import Database
from gyakusan.llm import store
from gyakusan.llm.models import Usage


class DatabaseLedger:
    """Remembers in the table `model_usage`; every call is a transaction of its own."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def spent(self, workshop_id: str) -> int:
        """Return the tokens that a workshop has used so far, input and output together."""
        with self._database.transaction() as connection:
            return store.sum_tokens(connection, workshop_id)

    def record(self, usage: Usage) -> None:
        """Remember a usage."""
        with self._database.transaction() as connection:
            store.insert_usage(connection, usage, self._clock.now().isoformat())

    def usage(self, workshop_id: str) -> tuple[Usage, ...]:
        """Return what a workshop used, request by request, oldest first."""
        with self._database.transaction() as connection:
            return store.select_usage(connection, workshop_id)
