"""What a check is: a value with a name, a source, two examples and a function.

Owns the shape that every module of this folder fills. Knows no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.directory import Catalogue
from generator.model.procedure import Procedure
from generator.problems import Problem


@dataclass(frozen=True)
class Context:
    """What a check may look at beside the procedure: everything that was read, and the day it is built for."""

    catalogue: Catalogue
    day: date


Run = Callable[[Procedure, Context], Iterator[Problem]]


@dataclass(frozen=True)
class Check:
    """A rule over one procedure.

    `passing` and `failing` are YAML keys put over tests/cases/base.yml: an author can read what is right and wrong.
    """

    id: str
    title: str
    source: str
    passing: str
    failing: str
    run: Run
