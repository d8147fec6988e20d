"""The command `demarches`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from generator.cache import Cache
from generator.checks.check import Context
from generator.checks.run import check_all
from generator.content.load import load
from generator.problems import card, has_errors, in_order, tally


def main(arguments: list[str] | None = None) -> int:
    """Temporary: check only."""
    args = list(sys.argv[1:] if arguments is None else arguments)
    root = Path.cwd()
    loaded = load(root, Cache(None))
    problems = in_order((*loaded.problems, *check_all(Context(loaded.catalogue, date.today()))))
    wanted = [p for p in args[1:] if not p.startswith("-")]
    shown = [p for p in problems if not wanted or any(p.place.file.startswith(w.rstrip("/")) for w in wanted)]
    lines = loaded.lines()
    for problem in shown:
        print(card(problem, lines, sys.stdout.isatty()))
        print()
    print(tally(shown))
    return 1 if has_errors(shown) else 0
