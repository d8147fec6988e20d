"""Data with places: the tree that reading gives and decoding takes.

Owns the three kinds of nodes. Knows neither YAML syntax nor the domain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Place


@dataclass(frozen=True)
class Scalar:
    """One value as written: its text after unfolding and unescaping, the YAML style and its stretch of characters."""

    value: str
    place: Place
    style: str = ""  # "" plain, "'" and '"' quoted, ">" folded, "|" literal
    start: int = 0  # index of the first character of the token in the file's text
    end: int = 0

    @property
    def is_plain(self) -> bool:
        """True for a value written without quotes or block mark."""
        return self.style == ""


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True)
class Mapping:
    """Keys and values in the order written; keys are unique (a repeat is a problem, the first one stays)."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries)

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


@dataclass(frozen=True)
class Broken:
    """A place whose content was refused when reading; its problem is already told."""

    place: Place


Node = Scalar | Sequence | Mapping | Broken
