"""Keeping what was typed before anybody else sees it: all documents of a tick in one transaction."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence

from gyakusan.artifacts import store
from gyakusan.artifacts.live.errors import JournalBusy
from gyakusan.core.db import BUSY_SECONDS, Database
from gyakusan.core.errors import DatabaseBusy, DatabaseUnusable

CHECKPOINT_ROWS = 2_000


class Journal:
    """Adds changes to histories. With SQLite within the event loop, for that is quicker than any thread: see ADR 7."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._quick = database.quick()
        self._rows = 0

    def append_now(self, changes: Sequence[store.Change]) -> list[int | None]:
        """Add changes and return their numbers, None for an artifact that is frozen.

        Raises:
            JournalBusy: it would have to wait; call `append_waiting` in a thread.
            DatabaseUnusable: the database is damaged, or full.
        """
        if self._quick is None:
            raise JournalBusy
        return self._append(self._quick, changes)

    def append_waiting(self, changes: Sequence[store.Change]) -> list[int | None]:
        """Add changes as `append_now` does, but wait for other transactions.

        Raises:
            DatabaseBusy: another process has been holding the database for too long.
            DatabaseUnusable: the database is damaged, or full.
        """
        if self._quick is None:
            with self._database.transaction() as connection:
                return [store.append_change(connection, change) for change in changes]
        self._quick.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        try:
            return self._append(self._quick, changes)
        except JournalBusy:
            raise DatabaseBusy("artifact_updates") from None
        finally:
            self._quick.execute("PRAGMA busy_timeout=0")

    def _append(self, connection: sqlite3.Connection, changes: Sequence[store.Change]) -> list[int | None]:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise JournalBusy from error
            raise DatabaseUnusable("artifact_updates", str(error)) from error
        try:
            numbers = [store.append_quickly(connection, change) for change in changes]
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise DatabaseUnusable("artifact_updates", str(error)) from error
        self._rows += len(changes)
        return numbers

    def wants_checkpoint(self) -> bool:
        """Tell whether the log has grown; answers yes once."""
        if self._quick is None or self._rows < CHECKPOINT_ROWS:
            return False
        self._rows = 0
        return True

    def checkpoint(self) -> None:
        """Move the log into the database; meant for a thread, for it waits for the disk."""
        connection = self._database.quick()
        if connection is not None:
            with contextlib.closing(connection), contextlib.suppress(sqlite3.Error):
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def keep_snapshot(self, artifact_id: str, seq: int, data: bytes) -> bool:
        """Keep the state of a document; return False when that has to wait."""
        try:
            if self._quick is not None:
                store.insert_snapshot_quickly(self._quick, artifact_id, seq, data)
            else:
                with self._database.transaction() as connection:
                    store.insert_snapshot(connection, artifact_id, seq, data)
        except (sqlite3.Error, DatabaseBusy, DatabaseUnusable):
            return False
        return True

    def close(self) -> None:
        """Close the connection."""
        if self._quick is not None:
            self._quick.close()
