"""The card of a step: number, pictogram, text, duration; used by the swimlane in both widths.

Owns the inside of a card. Must not know where the card goes, nor its arrows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.drawings.metrics import width_of
from generator.drawings.pictos import Picto, place_picto
from generator.drawings.shapes import Box, Text, set_text
from generator.pictograms import Pictogram

PAD = 12
_BADGE = 28
_SMALL = 15
_CLOCK = 16
_OPTIONAL_WORD = "Facultatif"


@dataclass(frozen=True)
class Step:
    """One step as the drawing shows it. `couloir` is the id of its lane, `picto` an id of the catalogue."""

    numero: str
    couloir: str
    texte: str
    picto: str
    duree: str = ""
    facultatif: bool = False


@dataclass(frozen=True)
class Card:
    """A step at its place."""

    box: Box
    numero: str
    numero_x: int
    numero_y: int
    picto: Picto
    texte: Text
    facultatif: Text | None
    duree: Text | None
    horloge: Picto | None

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the card."""
        return tuple(text for text in (self.facultatif, self.texte, self.duree) if text is not None)


def place_card(step: Step, x: int, y: int, width: int, pictograms: Mapping[str, Pictogram]) -> Card:
    """The card of `step` with its top left corner at (x, y); its height follows the text."""
    left, inner = x + PAD, width - 2 * PAD
    top = y + PAD
    optional = None
    below = top + _BADGE + 8
    if step.facultatif:
        optional = set_text(_OPTIONAL_WORD, left, below, inner, _SMALL, bold=True)
        below += 20
    texte = set_text(step.texte, left, below, inner)
    below += texte.height
    duree, below = _place_duration(step, left, top, below, inner)
    clock = None
    if duree is not None:
        clock = place_picto(pictograms, "horloge-horaires", duree.x - _CLOCK - 5, duree.y - 13, _CLOCK)
    return Card(
        box=Box(x, y, width, below + PAD - 2 - y),
        numero=step.numero,
        numero_x=left + _BADGE // 2,
        numero_y=top + _BADGE // 2,
        picto=place_picto(pictograms, step.picto, left + _BADGE + 10, top, _BADGE),
        texte=texte,
        facultatif=optional,
        duree=duree,
        horloge=clock,
    )


def _place_duration(step: Step, left: int, top: int, below: int, inner: int) -> tuple[Text | None, int]:
    """The duration at the right of the pictogram when it fits there, else under the text; and the new bottom."""
    if not step.duree:
        return None, below
    room = inner - 2 * _BADGE - 10 - 12
    needed = _CLOCK + 5 + width_of(step.duree, _SMALL)
    if needed <= room:
        return set_text(step.duree, left + inner - needed + _CLOCK + 5, top + 6, needed, _SMALL), below
    under = set_text(step.duree, left + _CLOCK + 5, below + 4, inner - _CLOCK - 5, _SMALL)
    return under, below + 4 + under.height
