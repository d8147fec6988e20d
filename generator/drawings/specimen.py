"""The specimen: a schematic document with numbered zones, and what each zone is, in words beside it.

Owns the layout: legend at the right (wide) or under the document (narrow). Must not know which documents exist:
they come from diagrams/specimens/, read by specimen_source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.drawings.marks import KINDS, Mark
from generator.drawings.shapes import LARGE, NARROW, Box, Drawing, Render, Text, render_both, set_text

TEMPLATE = "drawings/specimen.svg.j2"
SHAPES: Mapping[str, tuple[int, int, int]] = MappingProxyType({
    "carte": (390, 316, 63), "feuille": (320, 288, 141), "livret": (390, 316, 71), "photo": (250, 210, 128),
    "recu": (360, 316, 66),
})
"""Format → width on a large screen, width on a telephone, height in percent of the width."""

WORD_SIZE = 15
_EDGE = 14
_BADGE = 13
_LEGEND_GAP = 34
_INDENT = 40
_ROW_GAP = 16


@dataclass(frozen=True)
class Zone:
    """A part of the document. `place` is x, y, width, height in percent of the document; `dessin` one of KINDS.

    With a `libelle` the zone gets a number and a line in the legend; without, it is only there to look like the paper.
    """

    dessin: str
    place: tuple[int, int, int, int]
    libelle: str = ""
    verifier: str = ""
    mot: str = ""


@dataclass(frozen=True)
class Specimen:
    """What to draw. `ident` is unique in the page, `format` one of SHAPES."""

    ident: str
    titre: str
    format: str
    zones: tuple[Zone, ...]

    @property
    def numbered(self) -> tuple[Zone, ...]:
        """The zones of the legend, in their order."""
        return tuple(zone for zone in self.zones if zone.libelle)


@dataclass(frozen=True)
class ZoneBox:
    """A zone at its place; `numero` is empty for a zone without legend."""

    box: Box
    numero: str
    marks: tuple[Mark, ...]
    mot: Text | None


@dataclass(frozen=True)
class Entry:
    """One line of the legend."""

    numero: str
    numero_x: int
    numero_y: int
    libelle: Text
    verifier: Text


@dataclass(frozen=True)
class Layout:
    """Everything placed."""

    box: Box
    document: Box
    zones: tuple[ZoneBox, ...]
    legend: tuple[Entry, ...]


def specimen(data: Specimen, render: Render) -> Drawing:
    """The drawing in its two widths."""
    return render_both(TEMPLATE, data, data.ident, lay_out_large(data), lay_out_narrow(data), render)


def lay_out_large(data: Specimen) -> Layout:
    """The document at the left, its legend at the right."""
    document = document_box(data.format, narrow=False)
    left = document.right + _LEGEND_GAP
    legend = _legend(data, Box(left, _EDGE, LARGE - left - 2, 0))
    height = max([document.bottom, *(entry.verifier.box.bottom for entry in legend)]) + _EDGE
    return Layout(Box(0, 0, LARGE, height), document, _zones(data, document), legend)


def lay_out_narrow(data: Specimen) -> Layout:
    """The document above its legend."""
    document = document_box(data.format, narrow=True)
    legend = _legend(data, Box(2, document.bottom + 22, NARROW - 4, 0))
    height = max([document.bottom, *(entry.verifier.box.bottom for entry in legend)]) + _EDGE
    return Layout(Box(0, 0, NARROW, height), document, _zones(data, document), legend)


def document_box(shape: str, narrow: bool) -> Box:
    """The room of a document of that format."""
    large_width, narrow_width, ratio = SHAPES[shape]
    width = narrow_width if narrow else large_width
    return Box((NARROW - width) // 2 if narrow else _EDGE, 2 if narrow else _EDGE, width, width * ratio // 100)


def zone_box(zone: Zone, document: Box) -> Box:
    """The zone in pixels."""
    x, y, w, h = zone.place
    wide, high = document.w, document.h
    return Box(document.x + wide * x // 100, document.y + high * y // 100, wide * w // 100, high * h // 100)


def content_box(zone: Zone, box: Box) -> Box:
    """The room inside a zone: away from its number, and from its edge when it has one."""
    if not zone.libelle:
        return box
    return Box(box.x + _BADGE + 7, box.y + 5, box.w - _BADGE - 15, box.h - 10)


def badge_box(box: Box) -> Box:
    """The room of the number of a zone: a disc in the middle of its left edge."""
    return Box(box.x - _BADGE, box.y + box.h // 2 - _BADGE, 2 * _BADGE, 2 * _BADGE)


def _zones(data: Specimen, document: Box) -> tuple[ZoneBox, ...]:
    numbers = {zone: str(number) for number, zone in enumerate(data.numbered, start=1)}
    placed = []
    for zone in data.zones:
        box = zone_box(zone, document)
        room = content_box(zone, box)
        word = None
        if zone.mot:
            word = set_text(zone.mot, room.x, room.y, room.w, WORD_SIZE, bold=True)
            room = Box(room.x, room.y + word.height, room.w, room.h - word.height)
        marks = KINDS[zone.dessin](room) if room.h > 0 else ()
        placed.append(ZoneBox(box, numbers.get(zone, ""), marks, word))
    return tuple(placed)


def _legend(data: Specimen, column: Box) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    y = column.y
    for number, zone in enumerate(data.numbered, start=1):
        label = set_text(zone.libelle, column.x + _INDENT, y + 4, column.w - _INDENT, bold=True)
        detail = set_text(zone.verifier, column.x + _INDENT, y + 4 + label.height + 2, column.w - _INDENT)
        entries.append(Entry(str(number), column.x + _BADGE + 1, y + _BADGE, label, detail))
        y = detail.box.bottom + _ROW_GAP
    return tuple(entries)
