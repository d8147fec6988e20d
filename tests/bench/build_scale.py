"""What a build does as the project grows: 30, 300 and 1,000 synthetic procedures.

Counts and ratios are the result; seconds are information about the machine of the day. Run: `make bench`.
Each line: a first build, a second one (nothing changed), one after touching one procedure, one on another day.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from small_town import DAY, FILE, base_text, put_over, small_town

from generator.build import Report, build

SIZES = (30, 300, 1000)
QUESTIONS = """questions:
  - id: age
    texte: Quel âge avez-vous ?
    reponses: [{id: majeur, texte: 18 ans ou plus}, {id: mineur, texte: Moins de 18 ans, rien_de_plus: oui}]
  - id: motif
    texte: Pourquoi venez-vous ?
    reponses: [{id: perte, texte: Une perte}, {id: vol, texte: Un vol}]
"""


def synthetic(number: int) -> str:
    """A procedure like the base, with its own title; one in three asks two questions."""
    text = base_text().replace("carte d'essai", f"carte numéro {number}").replace("theme: papiers", (
        "theme: papiers" if number % 2 else "theme: dechets"))
    return put_over(text, QUESTIONS) if number % 3 == 0 else text


def measured(work: Callable[[], Report]) -> tuple[Report, float]:
    start = time.perf_counter()
    report = work()
    assert report.built, [p.message for p in report.problems[:5]]
    return report, time.perf_counter() - start


def line(name: str, report: Report, seconds: float, size: int) -> str:
    frames = report.engine_runs
    return (f"{name:<24} {report.pages:>6} pages, {report.rendered:>6} rendered ({report.rendered / size:.2f} each), "
            f"{report.written:>6} written, {report.parsed:>5} parsed, engine runs {frames}, {seconds:6.2f} s")


def bench(size: int) -> None:
    with TemporaryDirectory() as name:
        files: dict[str, str | bytes] = {f"procedures/papiers/numero-{n}.yml": synthetic(n) for n in range(size - 1)}
        root = small_town(Path(name), files)
        print(f"\n{size} procedures")
        print(line("first build", *measured(lambda: build(root, DAY)), size))
        print(line("nothing changed", *measured(lambda: build(root, DAY)), size))
        path = root / FILE
        path.write_text(re.sub("Appelez la mairie", "Rappelez la mairie", base_text()), encoding="utf-8")
        print(line("one procedure touched", *measured(lambda: build(root, DAY)), size))
        print(line("another day", *measured(lambda: build(root, date(2026, 12, 2))), size))
        page = root / "build/site/demarches/base/index.html"
        print(f"{'weight of one guide':<24} {page.stat().st_size / 1024:6.1f} kB")


if __name__ == "__main__":
    for wanted in [int(word) for word in sys.argv[1:]] or SIZES:
        bench(wanted)
