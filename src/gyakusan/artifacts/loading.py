"""Loading documents from their history: the newest snapshot, and the changes after it."""

from __future__ import annotations

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


def load(
    connection: Connection, artifact_id: str, up_to: int | None = None, document: crdt.Document | None = None
) -> Loaded:
    """Load a document as it is, or as it was after the change `up_to`."""
    document = document if document is not None else crdt.new_document()
    seq, data = store.select_snapshot(connection, artifact_id, up_to)
    if data:
        document.apply_update(data)
    loaded = Loaded(document, seq, len(data), 0, 0)
    with document.transaction():
        for row in store.select_updates(connection, artifact_id, up_to, after=seq):
            document.apply_update(row.data)
            loaded.grew(row.seq, len(row.data))
    return loaded


def append(connection: Connection, artifact_id: str, loaded: Loaded, row: store.UpdateRow) -> None:
    """Add a change that `loaded` holds already to the history, and a snapshot when one is due."""
    store.append_update(connection, artifact_id, row)
    loaded.grew(row.seq, len(row.data))
    if loaded.wants_snapshot:
        data = loaded.document.get_update()
        store.insert_snapshot(connection, artifact_id, row.seq, data)
        loaded.snapshot_taken(len(data))
