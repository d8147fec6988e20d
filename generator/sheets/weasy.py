"""The door on WeasyPrint, for machines where no browser can be installed: same HTML, pictograms as backgrounds.

WeasyPrint is an optional extra. It cannot measure before it prints, so levels are tried one by one.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from typing import Any

from generator.sheets.printing import Impression, PrinterMissing

INSTALL = 'pip install "demarches[weasyprint]"'
_MARKS = re.compile(r'data-niveau="[^"]*" data-faces="\d"')


class Weasy:
    """A printer without a browser."""

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
        for rank, (marks, sides) in enumerate(ladder):
            tried = _MARKS.sub(f'data-niveau="{marks}" data-faces="{sides}"', html)
            document = self._engine.HTML(string=tried).render()
            if len(document.pages) <= sides:
                return Impression(self._pdf(document), (rank,))
        return Impression(b"", (len(ladder),))

    def _pdf(self, document: Any) -> bytes:
        data: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
        return data
