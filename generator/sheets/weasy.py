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
_MARKS = re.compile(r'data-niveau="[^"]*" data-faces="\d"')


def first_that_fits(ladder: Sequence[tuple[str, int]], fits: Callable[[int], bool]) -> int:
    """The rank of the first level that fits, looked for by halves among those of one side, then among those of two."""
    two = next((rank for rank, (_, sides) in enumerate(ladder) if sides > 1), len(ladder))
    for low, high in ((0, two - 1), (two, len(ladder) - 1)):
        if low > high or not fits(high):
            continue
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if fits(middle) else (middle + 1, high)
        fits(high)
        return high
    return len(ladder)


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
            return Impression(self._pdf(self._engine.HTML(string=html).render()), ())
        tried: dict[int, Any] = {}

        def fits(rank: int) -> bool:
            marks, sides = ladder[rank]
            at_level = _MARKS.sub(f'data-niveau="{marks}" data-faces="{sides}"', html)
            tried[rank] = self._engine.HTML(string=at_level).render()
            return len(tried[rank].pages) <= sides

        chosen = first_that_fits(ladder, fits)
        return Impression(self._pdf(tried[chosen]) if chosen in tried else b"", (chosen,))

    def _pdf(self, document: Any) -> bytes:
        data: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
        return data
