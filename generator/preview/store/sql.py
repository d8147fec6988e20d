"""The one door to SQLAlchemy Core: what tables, statements and migrations may use of it, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
    create_engine,
    delete,
    event,
    func,
    insert,
    inspect,
    make_url,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool, QueuePool

__all__ = [
    "ArgumentError",
    "Boolean",
    "Column",
    "Connection",
    "DBAPIError",
    "Engine",
    "ForeignKey",
    "Integer",
    "IntegrityError",
    "MetaData",
    "NullPool",
    "QueuePool",
    "Table",
    "Text",
    "UniqueConstraint",
    "and_",
    "create_engine",
    "delete",
    "event",
    "func",
    "insert",
    "inspect",
    "make_url",
    "or_",
    "rows",
    "select",
    "text",
    "update",
    "upsert",
]


def upsert(link: Connection, table: Table, keys: Sequence[str], values: Mapping[str, Any]) -> None:
    """Insert a row, or replace the other columns of the row that has the same keys."""
    dialect = postgresql if link.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values)
    changed = {name: statement.excluded[name] for name in values if name not in keys}
    link.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=changed))


def rows(link: Connection, statement: Any) -> list[dict[str, Any]]:
    """Every row of a query, by column name."""
    return [dict(row) for row in link.execute(statement).mappings()]
