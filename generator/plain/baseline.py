"""The State's own guides as a reference: medians to show beside ours.

Owns the reading of `data/etat.json`. Must not know: our pages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data/etat.json"


@dataclass(frozen=True)
class Baseline:
    """Medians over `fiches` guides: level, words per sentence, shares (0 to 1), reading ease (0 to 100)."""

    source: str
    fiches: int
    niveau: float
    mots_par_phrase: float
    plus_de_15_mots: float
    passif: float
    kandel_moles: float


@cache
def read_baseline() -> Baseline:
    """The reference."""
    return Baseline(**json.loads(_FILE.read_text(encoding="utf-8")))
