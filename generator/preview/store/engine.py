"""Opening the database: journal mode by SQLite version, one writer at a time, read and write transactions.

Owns every PRAGMA. Must not know any statement about testers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from generator.preview.store.sql import Connection, Engine, create_engine, event, make_url

_WRITE = "ecriture"
_ALONE = "AUTOCOMMIT"
_BUSY_MS = 10_000


@dataclass(frozen=True)
class Store:
    """A database and the lock of its only writer."""

    engine: Engine
    lock: Lock

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database."""
        with self.engine.connect() as link, link.begin():
            yield link

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction committed when the block ends; only then may a receipt be shown."""
        with self.lock, self.engine.connect().execution_options(**{_WRITE: True}) as link, link.begin():
            yield link

    def compact(self) -> None:
        """Rewrite the database so that nothing erased is left in its pages; nobody writes meanwhile."""
        with self.lock, self.engine.connect().execution_options(isolation_level=_ALONE) as link:
            link.exec_driver_sql("VACUUM")
            if link.dialect.name == "sqlite":
                link.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def open_store(base: str) -> Store:
    """Open the database at `base`, a file path or a `postgresql://` address; its tables are the migrations' affair."""
    if base.startswith("postgresql://"):
        url = make_url(base).set(drivername="postgresql+psycopg")
        return Store(create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=30), Lock())
    engine = create_engine(f"sqlite:///{base}", pool_size=10, max_overflow=30)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Store(engine, Lock())


def choose_journal(version: tuple[int, ...]) -> tuple[str, str]:
    """Journal and synchronous modes for an SQLite version.

    WAL only where the WAL-reset bug is mended (3.51.3, or 3.50.7 and 3.44.6 in their branches;
    sqlite.org/wal.html#walresetbug). NORMAL is never used: it may lose a commit when power fails.
    """
    branch = version[:2]
    mended = version >= (3, 51, 3) or (branch == (3, 50) and version[2] >= 7) or (branch == (3, 44) and version[2] >= 6)
    return ("WAL", "FULL") if mended else ("DELETE", "EXTRA")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions on its own: _begin_sqlite does
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    version = tuple(int(part) for part in cursor.execute("SELECT sqlite_version()").fetchone()[0].split("."))
    journal, synchronous = choose_journal(version)
    if cursor.execute("PRAGMA journal_mode").fetchone()[0].upper() != journal:
        cursor.execute(f"PRAGMA journal_mode = {journal}")
    cursor.execute(f"PRAGMA synchronous = {synchronous}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(link: Connection) -> None:
    options = link.get_execution_options()
    if options.get("isolation_level") == _ALONE:
        return
    # IMMEDIATE takes the write lock at once: a transaction that reads then writes can never fail half-way.
    link.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITE) else "BEGIN")
