"""What stands for the content of a document: grey lines, a face, a code, a signature. Never real data.

Owns one small pen stroke per kind of content. Must not know any document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.drawings.shapes import Box

_LINE_STEP = 15
_SCRIBBLE = (
    (2, 75), (26, 0), (24, 40), (10, 105), (20, 88), (34, 35), (40, 55), (42, 90), (52, 62), (60, 45), (64, 66),
    (76, 85), (98, 50),
)


@dataclass(frozen=True)
class Mark:
    """A path and its class: « ligne » (thick grey stroke), « fin » (thin stroke) or « plein » (filled)."""

    classe: str
    d: str


def lines(box: Box) -> tuple[Mark, ...]:
    """As many lines of text as the box is high; the last one is shorter."""
    count = max(1, box.h // _LINE_STEP)
    first = box.y + (box.h - (count - 1) * _LINE_STEP) // 2
    widths = [box.w if n < count - 1 or count == 1 else box.w * 3 // 5 for n in range(count)]
    d = "".join(f"M{box.x} {first + n * _LINE_STEP}h{width}" for n, width in enumerate(widths))
    return (Mark("ligne", d),)


def face(box: Box) -> tuple[Mark, ...]:
    """A head and shoulders, as high as the box."""
    radius = min(box.w, box.h) // 5
    x, y = box.middle, box.y + box.h * 2 // 5
    half = min(box.w // 2 - 2, radius * 2)
    turn, side = f"a{radius} {radius} 0 0 1 {radius}", radius // 2
    shoulders = f"M{x - half} {box.bottom}v-{side}{turn} -{radius}h{2 * (half - radius)}{turn} {radius}v{side}z"
    return (Mark("plein", _circle(x, y, radius) + shoulders),)


def code(box: Box) -> tuple[Mark, ...]:
    """A square code: full left and bottom edges, a fixed pattern inside that says nothing."""
    cells = 10
    side = min(box.w, box.h) // cells
    filled = [
        (column, row)
        for row in range(cells)
        for column in range(cells)
        if column == 0 or row == cells - 1 or (column * 7 + row * 5 + column * row) % 3 == 0
    ]
    d = "".join(f"M{box.x + c * side} {box.y + r * side}h{side}v{side}h-{side}z" for c, r in filled)
    return (Mark("plein", d),)


def machine_lines(box: Box) -> tuple[Mark, ...]:
    """The lines read by machines at the foot of an identity paper: rows of small chevrons."""
    rows = (box.y + box.h // 3, box.y + box.h * 4 // 5)
    d = "".join(f"M{x + 6} {y - 4}l-5 4l5 4" for y in rows for x in range(box.x, box.right - 6, 12))
    return (Mark("fin", d),)


def signature(box: Box) -> tuple[Mark, ...]:
    """A scribble: one stroke whose points are given in percent of the box."""
    points = [f"{box.x + box.w * x // 100} {box.y + box.h * y // 100}" for x, y in _SCRIBBLE]
    pairs = "".join(f"S{one} {two}" for one, two in zip(points[1::2], points[2::2]))
    return (Mark("fin", f"M{points[0]}{pairs}"),)


def stamp(box: Box) -> tuple[Mark, ...]:
    """A round stamp: two circles and a line."""
    radius, x, y = min(box.w, box.h) // 2 - 2, box.middle, box.y + box.h // 2
    rings = _circle(x, y, radius) + _circle(x, y, radius * 2 // 3)
    return (Mark("fin", f"{rings}M{x - radius // 3} {y}h{radius * 2 // 3}"),)


def flag(box: Box) -> tuple[Mark, ...]:
    """A flag with three bands, the middle one empty."""
    third = box.w // 3
    full = f"M{box.x} {box.y}h{third}v{box.h}h-{third}zM{box.x + 2 * third} {box.y}h{third}v{box.h}h-{third}z"
    return (Mark("plein", full), Mark("fin", f"M{box.x} {box.y}h{3 * third}v{box.h}h-{3 * third}z"))


def chip(box: Box) -> tuple[Mark, ...]:
    """An electronic chip."""
    third, rest = box.w // 3, box.h // 3
    frame = f"M{box.x} {box.y}h{box.w}v{box.h}h-{box.w}z"
    sides = f"M{box.x} {box.y + rest}h{third}v{rest}h-{third}M{box.right} {box.y + rest}h-{third}v{rest}h{third}"
    return (Mark("fin", frame + sides),)


def ticks(box: Box) -> tuple[Mark, ...]:
    """Rows with a ticked square and a line."""
    tops = range(box.y + 2, box.bottom - 12, 22)
    squares = "".join(f"M{box.x} {y}h12v12h-12zM{box.x + 3} {y + 6}l2 3l4 -6" for y in tops)
    return (Mark("fin", squares), Mark("ligne", "".join(f"M{box.x + 24} {y + 6}h{box.w - 24}" for y in tops)))


def nothing(box: Box) -> tuple[Mark, ...]:
    """An empty zone: the whole document, or a word alone."""
    return ()


def _circle(x: int, y: int, r: int) -> str:
    return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"


KINDS: Mapping[str, Callable[[Box], tuple[Mark, ...]]] = MappingProxyType({
    "lignes": lines, "visage": face, "code": code, "bande": machine_lines, "signature": signature, "tampon": stamp,
    "drapeau": flag, "puce": chip, "coches": ticks, "vide": nothing,
})
"""Names used in diagrams/specimens/*.yml."""
