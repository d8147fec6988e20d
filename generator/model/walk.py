"""Walking a record: every block inside, every text for readers, each with its stable path.

Owns the naming of blocks: `etapes.rdv.texte` is made of the keys and of the ids that authors gave, so that a remark
or a translation finds its text again after an edit or a move. Items without an id are named by their rank.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.model.values import Bloc, Texte

_HIDDEN = frozenset({"place", "lieux", "illisibles"})


def blocks(record: Bloc, path: str = "") -> Iterator[tuple[str, Bloc]]:
    """The record and every block inside, in reading order, with its path."""
    yield path, record
    for name, value in fields(record):
        yield from _blocks_in(value, f"{path}.{name}" if path else name)


def _blocks_in(value: Any, path: str) -> Iterator[tuple[str, Bloc]]:
    if isinstance(value, Bloc):
        yield from blocks(value, path)
    elif isinstance(value, tuple):
        taken: Counter[str] = Counter()
        for rank, item in enumerate(value, start=1):
            if isinstance(item, Bloc):
                name = name_of(item, rank)
                taken[name] += 1
                again = f"-{taken[name]}" if taken[name] > 1 else ""  # two channels may be of one type
                yield from blocks(item, f"{path}.{name}{again}")


def fields(record: Bloc) -> Iterator[tuple[str, Any]]:
    """The keys of a block with their values."""
    for field in dataclasses.fields(record):
        if field.name not in _HIDDEN:
            yield field.name, getattr(record, field.name)


def name_of(block: Bloc, rank: int) -> str:
    """The name of an item in its list: its id, else its type, else its rank from 1."""
    return str(getattr(block, "id", "") or getattr(block, "type", "") or rank)


def texts(record: Bloc) -> Iterator[tuple[str, Texte]]:
    """Every non-empty text, with its path, in reading order."""
    for path, block in blocks(record):
        for name, value in fields(block):
            where = f"{path}.{name}" if path else name
            if isinstance(value, Texte) and value:
                yield where, value
            elif isinstance(value, tuple):
                for rank, item in enumerate(value, start=1):
                    if isinstance(item, Texte) and item:
                        yield f"{where}.{rank}", item
