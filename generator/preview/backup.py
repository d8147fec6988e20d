"""Backup and restore, the same on SQLite and PostgreSQL: one line of JSON per row, counted and digested.

Taken inside one read transaction while the server runs, so it is one state of the database; read back and checked
before it takes its final name. Never a copy of the file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.preview.store.engine import Store
from generator.preview.store.migrate import current_revision, migrate
from generator.preview.store.sql import Connection, MetaData, Table, insert, select, text
from generator.problems import Refusal

_BATCH = 500
Stock = dict[str, tuple[int, str]]


class BackupError(Refusal):
    """The backup cannot be trusted, or the place to restore is not empty; the message is French."""


@dataclass(frozen=True)
class Bilan:
    """Rows and digest of each table; two databases with equal `tables` hold the same things."""

    revision: str
    tables: Mapping[str, tuple[int, str]]

    @property
    def lignes(self) -> int:
        """Rows in all."""
        return sum(count for count, _ in self.tables.values())


class _Tally:
    """Counts rows and sums their SHA-256 modulo 2^256: the order of the rows does not matter."""

    def __init__(self) -> None:
        self.count, self.total = 0, 0

    def add(self, row: str) -> None:
        self.count += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(row.encode()).digest(), "big")) % 2**256

    def result(self) -> tuple[int, str]:
        return self.count, f"{self.total:064x}"


def take_stock(store: Store) -> Bilan:
    """Count and digest every table of a database."""
    with _snapshot(store) as link:
        stock = {table.name: _tally(_rows(link, table)) for table in _tables(link)}
    return Bilan(current_revision(store) or "", stock)


def write_backup(store: Store, target: Path) -> Bilan:
    """Write the backup at `target` (`.jsonl.gz`), verified. Raises BackupError if what was written differs."""
    revision, partial = current_revision(store) or "", target.with_name(target.name + ".partiel")
    target.parent.mkdir(parents=True, exist_ok=True)
    stock: Stock = {}
    with _snapshot(store) as link, gzip.open(partial, "wt", encoding="utf-8") as out:
        _check_integrity(link)
        out.write(json.dumps({"revision": revision}) + "\n")
        for table in _tables(link):
            tally = _Tally()
            for row in _rows(link, table):
                tally.add(row)
                out.write(f"{table.name} {row}\n")
            stock[table.name] = tally.result()
        out.write(json.dumps({"bilan": stock}) + "\n")
    if _read_stock(partial) != stock:
        raise BackupError("La sauvegarde relue ne correspond pas à la base.")
    with partial.open("rb") as written:
        os.fsync(written.fileno())
    partial.replace(target)
    return Bilan(revision, stock)


def restore_backup(store: Store, source: Path) -> Bilan:
    """Fill an empty database from a backup, then bring it to the current schema. Raises BackupError."""
    stock = _read_stock(source)
    if current_revision(store) is not None:
        raise BackupError("La base d’arrivée n’est pas vide : indiquez un autre emplacement.")
    revision = str(json.loads(next(_text_lines(source)))["revision"])
    migrate(store, target=revision)
    with store.write() as link:
        by_name = {table.name: table for table in _tables(link)}
        for name in by_name:
            for batch in _batches(source, name):
                link.execute(insert(by_name[name]), batch)
        if {name: _tally(_rows(link, table)) for name, table in by_name.items()} != stock:
            raise BackupError("La base restaurée ne correspond pas à la sauvegarde.")
    migrate(store)
    return Bilan(revision, stock)


@contextmanager
def _snapshot(store: Store) -> Iterator[Connection]:
    if store.engine.dialect.name == "postgresql":
        with store.engine.connect().execution_options(isolation_level="REPEATABLE READ") as link:
            yield link
        return
    with store.read() as link:
        yield link


def _check_integrity(link: Connection) -> None:
    if link.dialect.name == "sqlite" and link.execute(text("PRAGMA integrity_check")).scalar() != "ok":
        raise BackupError("La base est abîmée : restaurez la dernière sauvegarde.")


def _tables(link: Connection) -> list[Table]:
    """The tables as the database has them, in the order of their references: an older schema can be saved too."""
    metadata = MetaData()
    metadata.reflect(link)
    return [table for table in metadata.sorted_tables if table.name != "alembic_version"]


def _rows(link: Connection, table: Table) -> Iterator[str]:
    for row in link.execute(select(table)).mappings():
        yield json.dumps(dict(row), ensure_ascii=False, sort_keys=True)


def _tally(rows: Iterator[str]) -> tuple[int, str]:
    tally = _Tally()
    for row in rows:
        tally.add(row)
    return tally.result()


def _text_lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as source:
            yield from source
    except (OSError, EOFError, ValueError) as error:
        raise BackupError("La sauvegarde est illisible.") from error


def _read_stock(path: Path) -> Stock:
    """Counts and digests of the rows in the file; BackupError when they differ from the last line, or it is missing."""
    tallies: dict[str, _Tally] = {}
    last = ""
    for line in _text_lines(path):
        name, _, row = line.rstrip("\n").partition(" ")
        if not line.startswith("{"):
            tallies.setdefault(name, _Tally()).add(row)
        last = line
    if not last.startswith('{"bilan"'):
        raise BackupError("La sauvegarde est incomplète.")
    told: Stock = {name: (count, digest) for name, (count, digest) in json.loads(last)["bilan"].items()}
    if {name: tallies.get(name, _Tally()).result() for name in told} != told or not set(tallies) <= set(told):
        raise BackupError("La sauvegarde ne correspond pas à son bilan.")
    return told


def _batches(path: Path, table: str) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for line in _text_lines(path):
        name, _, row = line.partition(" ")
        if name == table:
            batch.append(json.loads(row))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
