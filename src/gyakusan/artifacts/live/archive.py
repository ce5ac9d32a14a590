"""The stored history of one document, for an open one to be loaded from and to look back into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from gyakusan.artifacts import crdt, store
from gyakusan.artifacts.loading import Stored, load, stored
from gyakusan.core.db import Database


class Archive:
    """Reads the history of one document."""

    def __init__(self, database: Database, artifact_id: str) -> None:
        self._database = database
        self._artifact_id = artifact_id
        self._ready: Stored | None = None

    def prepare(self) -> None:
        """Read ahead what `newest` will be asked for; meant for a thread."""
        with self._database.reading() as connection:
            self._ready = stored(connection, self._artifact_id)

    def newest(self) -> Stored:
        """Return what the document is loaded from; what was read ahead is given once."""
        if self._ready is None:
            self.prepare()
        ready, self._ready = self._ready, None
        assert ready is not None
        return ready

    def after(self, seq: int) -> Sequence[store.UpdateRow]:
        """Return the changes after a change."""
        with self._database.reading() as connection:
            return store.select_updates(connection, self._artifact_id, after=seq)

    def row_at(self, list_name: str, row: str, seq: int) -> dict[str, Any]:
        """Return the plain values that a row had after a change, empty when it was not there."""
        with self._database.reading() as connection:
            document = load(connection, self._artifact_id, seq).document
        found = crdt.plain(crdt.root(document, f"rows:{list_name}")).get(row)
        return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
