"""The trend: measures of each run that changed something, in a small file of one line per run.

Owns the shape of that file and what « more simple » means. Must not know: how measures are made, the report's looks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Figures = dict[str, float]
_STILL = 0.05  # a level that moves less is the same for a reader


@dataclass(frozen=True)
class Run:
    """The measures of every page on a day: slug → figures."""

    jour: str
    pages: Mapping[str, Figures]


def read_runs(text: str) -> tuple[Run, ...]:
    """The runs kept, oldest first; a file that cannot be read counts as none."""
    try:
        return tuple(Run(str(row["jour"]), dict(row["pages"])) for row in json.loads(text))
    except (ValueError, TypeError, KeyError):
        return ()


def write_runs(runs: Sequence[Run]) -> str:
    """A JSON list with one line per run."""
    lines = (json.dumps({"jour": run.jour, "pages": run.pages}, ensure_ascii=False, sort_keys=True) for run in runs)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def add_run(runs: Sequence[Run], day: date, pages: Mapping[str, Figures]) -> tuple[Run, ...]:
    """The runs with today's measures, unless nothing has changed since the last one."""
    if runs and runs[-1].pages == pages:
        return tuple(runs)
    return (*runs, Run(day.isoformat(), pages))


def trend(runs: Sequence[Run], slug: str) -> float | None:
    """How much the level of a page moved between the last two runs that differ; None when it was not there before."""
    if len(runs) < 2 or slug not in runs[-2].pages or slug not in runs[-1].pages:
        return None
    change = runs[-1].pages[slug]["niveau"] - runs[-2].pages[slug]["niveau"]
    return 0.0 if abs(change) < _STILL else change
