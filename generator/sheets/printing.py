"""What a printer is: HTML in, raw PDF out, the fullest level that fits chosen on the way.

Owns the shape shared by the engines. Knows none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.problems import Refusal


class PrinterMissing(Refusal):
    """No engine to print with; the message says, in French, the one command that installs it."""


@dataclass(frozen=True)
class Impression:
    """A raw PDF and, for each sheet in it, the rank of the level chosen; no bytes when a sheet does not fit."""

    pdf: bytes
    niveaux: tuple[int, ...]


class Printer(Protocol):
    """An engine. `name` has its version: it is part of the key of what it prints.

    `at_once` is how many threads may call `print` at the same time.
    """

    name: str
    at_once: int

    def print(self, html: str, ladder: Sequence[tuple[str, int]] = ()) -> Impression:
        """The PDF of a page at the first (level, sides) of the ladder that fits, for each sheet of the page."""
        ...
