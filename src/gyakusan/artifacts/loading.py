"""Loading documents from their history: the newest snapshot, and the changes after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gyakusan.artifacts import crdt, store

SNAPSHOT_ROWS = 300
"""A snapshot is due after so many changes …"""

SNAPSHOT_SHARE = 0.5
"""… that are together at least so large a part of the snapshot before."""


@dataclass
class Loaded:
    """A document, the number of its newest change, and how far its newest snapshot lies behind."""

    document: crdt.Document
    seq: int
    snapshot_bytes: int
    rows: int
    row_bytes: int

    def grew(self, seq: int, size: int) -> None:
        """Note a change that was added to the history."""
        self.seq = seq
        self.rows += 1
        self.row_bytes += size

    @property
    def wants_snapshot(self) -> bool:
        """Tell whether a snapshot is due."""
        return self.rows >= SNAPSHOT_ROWS and self.row_bytes >= SNAPSHOT_SHARE * self.snapshot_bytes

    def snapshot_taken(self, size: int) -> None:
        """Note that the present state was kept as a snapshot."""
        self.snapshot_bytes, self.rows, self.row_bytes = size, 0, 0


@dataclass(frozen=True)
class Stored:
    """What a document is loaded from."""

    seq: int
    snapshot: bytes
    rows: Sequence[store.UpdateRow]

    def into(self, document: crdt.Document) -> Loaded:
        """Put it into an empty document."""
        if self.snapshot:
            document.apply_update(self.snapshot)
        loaded = Loaded(document, self.seq, len(self.snapshot), 0, 0)
        with document.transaction():
            for row in self.rows:
                document.apply_update(row.data)
                loaded.grew(row.seq, len(row.data))
        return loaded


def stored(connection: Connection, artifact_id: str, up_to: int | None = None) -> Stored:
    """Read what is needed to load a document as it is, or as it was after the change `up_to`."""
    seq, snapshot = store.select_snapshot(connection, artifact_id, up_to)
    return Stored(seq, snapshot, store.select_updates(connection, artifact_id, up_to, after=seq))


def load(connection: Connection, artifact_id: str, up_to: int | None = None) -> Loaded:
    """Load a document as it is, or as it was after the change `up_to`."""
    return stored(connection, artifact_id, up_to).into(crdt.new_document())


def append(connection: Connection, artifact_id: str, loaded: Loaded, row: store.UpdateRow) -> None:
    """Add a change that `loaded` holds already to the history, and a snapshot when one is due."""
    store.append_update(connection, artifact_id, row)
    loaded.grew(row.seq, len(row.data))
    if loaded.wants_snapshot:
        data = loaded.document.get_update()
        store.insert_snapshot(connection, artifact_id, row.seq, data)
        loaded.snapshot_taken(len(data))
