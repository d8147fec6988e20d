"""The door on WeasyPrint, for machines where no browser can be installed: same HTML, pictograms as backgrounds.

WeasyPrint is an optional extra. It cannot measure before it prints, so levels are printed to be tried.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from typing import Any

from generator.sheets.printing import Impression, PrinterMissing

INSTALL = 'pip install "demarches[weasyprint]"'
_FLOW = 0  # blocks one under the other: stretched to the foot of a side, a sheet takes it ten seconds more
_LEVEL = re.compile(r'data-niveau="([^"]*)" data-faces="\d"')


def first_that_fits(ladder: Sequence[tuple[str, int]], fits: Callable[[int], bool]) -> int:
    """The rank of the first level that fits, len(ladder) if none does; each try costs a whole print.

    The shortest of one side says at once whether one side is enough; of two sides, the fullest is often the one.
    """
    two = next((rank for rank, (_, sides) in enumerate(ladder) if sides > 1), len(ladder))
    if two and fits(two - 1):
        return _first_between(0, two - 1, fits)
    low, step = two, 1
    while low < len(ladder):
        high = min(low + step, len(ladder)) - 1
        if fits(high):
            return _first_between(low, high, fits)
        low, step = high + 1, step * 2
    return len(ladder)


def _first_between(low: int, high: int, fits: Callable[[int], bool]) -> int:
    """The first rank that fits, by halves; `high` is known to."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle + 1, high)
    return high


class Weasy:
    """A printer without a browser."""

    at_once = 1

    def __init__(self) -> None:
        try:
            self._engine: Any = importlib.import_module("weasyprint")
        except (ImportError, OSError) as reason:
            raise PrinterMissing(f"WeasyPrint n’est pas installé. Installez-le avec : {INSTALL}") from reason
        self.name = f"weasyprint {self._engine.__version__}"

    def print(self, html: str, ladder: Sequence[tuple[str, int]] = ()) -> Impression:
        """The PDF of a page; the ladder is for pages that hold one sheet."""
        if not ladder:
            return Impression(self._pdf(self._laid(html, r"\1")), ())
        tried: dict[int, Any] = {}

        def fits(rank: int) -> bool:
            marks, sides = ladder[rank]
            tried[rank] = self._laid(html, marks)
            return len(tried[rank].pages) <= sides

        chosen = first_that_fits(ladder, fits)
        return Impression(self._pdf(tried[chosen]) if chosen in tried else b"", (chosen,))

    def _laid(self, html: str, marks: str) -> Any:
        """The page laid out, its sheets at the level of these marks."""
        at_level = _LEVEL.sub(rf'data-niveau="{marks}" data-faces="{_FLOW}"', html)
        return self._engine.HTML(string=at_level).render()

    def _pdf(self, document: Any) -> bytes:
        data: bytes = document.write_pdf(pdf_tags=True)
        return data
