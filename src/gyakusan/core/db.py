"""The database: SQLite in WAL mode by default, PostgreSQL by URL; one transaction per request."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from gyakusan.core.errors import DatabaseBusy, DatabaseUnusable

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""The tables of all rooms; each room's `store` adds its own."""

_AFTER_COMMIT = "gyakusan_after_commit"
_log = logging.getLogger(__name__)

BUSY_SECONDS = 10
"""How long a transaction waits for another process before it gives up."""


class Database:
    """An open database whose tables are up to date."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._reader = engine.execution_options(gyakusan_reads=True)
        self._name = name

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """Run a block in one transaction: committed durably at its end, undone if it raises.

        Raises:
            DatabaseBusy: another process has been holding the database for `BUSY_SECONDS`.
            DatabaseUnusable: the file is damaged, or cannot be written.
        """
        callbacks: list[Callable[[], None]] = []
        try:
            with self._engine.begin() as connection:
                connection.info[_AFTER_COMMIT] = callbacks
                try:
                    yield connection
                finally:
                    del connection.info[_AFTER_COMMIT]
        except DatabaseError as error:
            raise _translated(error, self._name) from error
        for callback in callbacks:
            try:
                callback()
            except Exception:
                _log.exception("A reaction to a committed transaction failed.")

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Run a block that only reads, on one state of the database, without waiting for those who write.

        Raises:
            DatabaseBusy, DatabaseUnusable: as in `transaction`.
        """
        try:
            with self._reader.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise _translated(error, self._name) from error

    def quick(self) -> sqlite3.Connection | None:
        """Open a connection for many small transactions that may wait for nobody; None where it is not SQLite.

        What it commits survives the end of the process, but perhaps not a loss of power; it never waits for a lock and
        leaves checkpoints of the log to others.
        """
        path = self._engine.url.database
        if self._engine.dialect.name != "sqlite" or not path:
            return None
        connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "wal_autocheckpoint=0"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def after_commit(connection: Connection, callback: Callable[[], None]) -> None:
    """Call `callback` once the transaction has been committed, and never when it is undone.

    It is called outside of the transaction, in the thread that committed; what it raises is logged.
    """
    callbacks: list[Callable[[], None]] = connection.info[_AFTER_COMMIT]
    callbacks.append(callback)


def open_database(url_or_path: str | Path) -> Database:
    """Open a database, create it if need be, and bring its tables up to date.

    Raises:
        DatabaseBusy, DatabaseUnusable: as in `Database.transaction`.
    """
    name = str(url_or_path)
    url = name if "://" in name else f"sqlite:///{name}"
    if url.startswith("sqlite:///"):
        try:
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseUnusable(name, error.strerror or type(error).__name__) from error
    engine = create_engine(
        url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {}
    )
    if url.startswith("sqlite"):
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediately)
    try:
        _bring_up_to_date(engine)
    except DatabaseError as error:
        engine.dispose()
        raise _translated(error, name) from error
    return Database(engine, name)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    # What is deleted is overwritten: destroyed ballots and tokens are not to be found in the file.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediately(connection: Connection) -> None:
    reads = connection.get_execution_options().get("gyakusan_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


HEAD = "0006"
"""The newest migration; a test holds it to the migrations folder."""


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        # SQLite changes a table by writing it anew, which foreign keys would take for a deletion of its rows.
        driver = connection.connection.driver_connection if engine.dialect.name == "sqlite" else None
        if driver is not None:
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _migrate(connection)
        finally:
            if driver is not None:
                driver.execute("PRAGMA foreign_keys=ON")


def _migrate(connection: Connection) -> None:
    if connection.dialect.has_table(connection, "alembic_version"):
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if found == HEAD:
            return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _translated(error: DatabaseError, name: str) -> DatabaseBusy | DatabaseUnusable:
    reason = str(error.orig)
    if isinstance(error, OperationalError) and "locked" in reason:
        return DatabaseBusy(name)
    return DatabaseUnusable(name, reason)
