"""A pictogram at its place in a drawing.

Owns nothing but the size: the shapes come from the catalogue. Must not know any drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.pictograms import Pictogram
from generator.render import trusted

GRID = 24


@dataclass(frozen=True)
class Picto:
    """The shapes of a pictogram, moved to (x, y) and enlarged."""

    x: int
    y: int
    scale: str
    inner: Markup


def place_picto(pictograms: Mapping[str, Pictogram], ident: str, x: int, y: int, size: int) -> Picto:
    """The pictogram `ident` in a square of `size` pixels; KeyError when the catalogue has no such one."""
    return Picto(x, y, f"{size / GRID:.3g}", trusted(pictograms[ident].svg_inner))
