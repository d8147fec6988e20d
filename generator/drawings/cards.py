"""The card of a step: number, pictogram, text, duration; used by the swimlane in both widths.

Owns the inside of a card. Must not know where the card goes, nor its arrows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.drawings.metrics import width_of, wrap
from generator.drawings.pictos import Picto, place_picto
from generator.drawings.shapes import Box, Text, set_text
from generator.pictograms import Pictogram

PAD = 12
_BADGE = 28
_SMALL = 15
_CLOCK = 16
_SPACE = 12
_NARROWEST = 90
_OPTIONAL_WORD = "Facultatif"


@dataclass(frozen=True)
class Step:
    """One step as the drawing shows it. `couloir` is the id of its lane, `picto` an id of the catalogue.

    `condition` says when the step is to be done, for a step that is not for everybody: « En cas de vol ».
    `cas` are the people who do it, by any numbering: no arrow links two steps that no one does both.
    """

    numero: str
    couloir: str
    texte: str
    picto: str
    duree: str = ""
    facultatif: bool = False
    condition: str = ""
    cas: frozenset[int] = frozenset((0,))

    @property
    def mention(self) -> str:
        """What is written above the text when not everybody does the step; its border is dashed then."""
        return self.condition or (_OPTIONAL_WORD if self.facultatif else "")


@dataclass(frozen=True)
class Card:
    """A step at its place."""

    box: Box
    numero: str
    numero_x: int
    numero_y: int
    picto: Picto
    texte: Text
    mention: Text | None
    duree: Text | None
    horloge: Picto | None

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the card."""
        return tuple(text for text in (self.mention, self.texte, self.duree) if text is not None)


def place_card(step: Step, x: int, y: int, width: int, pictograms: Mapping[str, Pictogram]) -> Card:
    """The card of `step` with its top left corner at (x, y); its height follows the text."""
    inner = Box(x + PAD, y + PAD, width - 2 * PAD, 0)
    mention, texte, duree, bottom = _place_texts(step, inner)
    clock = None
    if duree is not None:
        clock = place_picto(pictograms, "horloge-horaires", duree.x - _CLOCK - 5, duree.y - 13, _CLOCK)
    return Card(
        box=Box(x, y, width, bottom + PAD - 2 - y),
        numero=step.numero,
        numero_x=inner.x + _BADGE // 2,
        numero_y=inner.y + _BADGE // 2,
        picto=place_picto(pictograms, step.picto, inner.x + _BADGE + 10, inner.y, _BADGE),
        texte=texte,
        mention=mention,
        duree=duree,
        horloge=clock,
    )


def _place_texts(step: Step, inner: Box) -> tuple[Text | None, Text, Text | None, int]:
    """Mention, text, duration and the bottom of them all.

    The row of the pictogram takes the duration at its right when it fits, then the mention, or else a short text.
    """
    row = Box(inner.x + 2 * _BADGE + 22, inner.y, inner.w - 2 * _BADGE - 22, _BADGE)
    duree = _duration_in(row, step.duree)
    free = row.w if duree is None else duree.x - _CLOCK - 5 - _SPACE - row.x
    below = row.bottom + 8
    if not step.mention:
        short = _short_text(step.texte, row, free)
        if short is not None and (duree is not None or not step.duree):
            return None, short, duree, max(row.bottom + 2, short.box.bottom)
        mention = None
    elif width_of(step.mention, _SMALL, bold=True) <= free:
        mention = set_text(step.mention, row.x, row.y + 7, free, _SMALL, bold=True)
    else:
        mention = set_text(step.mention, inner.x, below, inner.w, _SMALL, bold=True)
        below += mention.height + 2
    texte = set_text(step.texte, inner.x, below, inner.w)
    below += texte.height
    if duree is None and step.duree:
        duree = set_text(step.duree, inner.x + _CLOCK + 5, below + 4, inner.w - _CLOCK - 5, _SMALL)
        below += 4 + duree.height
    return mention, texte, duree, below


def _duration_in(row: Box, duree: str) -> Text | None:
    """The duration at the right end of the row, or None when there is none or no room."""
    wide = width_of(duree, _SMALL)
    if not duree or _CLOCK + 5 + wide > row.w:
        return None
    return set_text(duree, row.right - wide, row.y + 7, wide, _SMALL)


def _short_text(text: str, row: Box, width: int) -> Text | None:
    """The text beside the pictogram when it takes two lines at most there, without cutting a word."""
    if width < _NARROWEST:
        return None
    lines = wrap(text, width, 16)
    if len(lines) > 2 or " ".join(lines) != " ".join(filter(None, text.split(" "))):
        return None
    return set_text(text, row.x, row.y + (6 if len(lines) == 1 else -4), width)
