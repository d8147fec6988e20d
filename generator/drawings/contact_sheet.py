"""The contact sheet: every pictogram side by side, in the three sizes of use, with its label, source and test result.

Owns nothing but the order. It is there to be looked at: the family must seem drawn by one hand.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.drawings.shapes import Render
from generator.pictograms import Pictogram, inline

TEMPLATE = "drawings/planche.html.j2"
SIZES = (24, 44, 96)
"""In a line or a drawing; the smallest alone on a screen; a card shown to residents."""


def contact_sheet(pictograms: Mapping[str, Pictogram], render: Render) -> str:
    """The body of a page (no head): a list of all the pictograms."""
    cards = [
        {"pictogramme": pictogram, "tailles": [inline(pictogram, f"planche-{size}") for size in SIZES]}
        for pictogram in pictograms.values()
    ]
    tested = sum(pictogram.comprehension.n > 0 for pictogram in pictograms.values())
    return render(TEMPLATE, {"cartes": cards, "testes": tested})
