"""A finding that knows its file.

Owns the shape only. Must not know: how it was found, what is done with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Place, Problem


@dataclass(frozen=True)
class Constat:
    """A finding in a file. `start`, `end`: offsets in the value at `chemin`; `fix`: its sure replacement, if any."""

    problem: Problem
    chemin: str
    valeur: Place
    public: bool
    start: int
    end: int
    fix: str | None = None
