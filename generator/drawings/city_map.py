"""The street of « Qui fait quoi » : houses, pavement, road, underground; on each, things and who looks after them.

Owns the layout of the cards over the scenery. Must not know who is competent for what: the caller says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.drawings.marks import Mark
from generator.drawings.pictos import Picto, place_picto
from generator.drawings.scenery import HEIGHT, SKY, STRIPS
from generator.drawings.shapes import LARGE, NARROW, Box, Drawing, Render, Text, render_both, set_text
from generator.pictograms import Pictogram

TEMPLATE = "drawings/city_map.svg.j2"

_EDGE = 14
_GAP = 12
_PAD = 10
_HEADING = 36
_PICTO = 44
_SIZE = 16
_TAG_SIZE = 14
_TAG_GAP = 4


@dataclass(frozen=True)
class Owner:
    """Who looks after a thing. `ton` is one of swimlane.TONES; the name is always written."""

    nom: str
    ton: str


@dataclass(frozen=True)
class Thing:
    """A thing of the street. `lien` is the page about it, empty when there is none."""

    libelle: str
    picto: str
    qui: tuple[Owner, ...]
    lien: str = ""


@dataclass(frozen=True)
class Level:
    """A level of the street. `decor` is one of scenery.STRIPS."""

    decor: str
    nom: str
    choses: tuple[Thing, ...]


@dataclass(frozen=True)
class CityMap:
    """What to draw. `ident` is unique in the page."""

    ident: str
    titre: str
    niveaux: tuple[Level, ...]


@dataclass(frozen=True)
class Tag:
    """The name of an owner on its colour. The town's is round, all others square: colour never speaks alone."""

    box: Box
    ton: str
    texte: Text


@dataclass(frozen=True)
class ThingCard:
    """A thing at its place."""

    box: Box
    ton: str
    lien: str
    picto: Picto
    texte: Text
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class LevelBand:
    """A level at its place."""

    box: Box
    decor: str
    nom: Text
    marks: tuple[Mark, ...]
    cards: tuple[ThingCard, ...]


@dataclass(frozen=True)
class Layout:
    """Everything placed."""

    box: Box
    bands: tuple[LevelBand, ...]


def city_map(data: CityMap, pictograms: Mapping[str, Pictogram], render: Render) -> Drawing:
    """The drawing in its two widths. Unlike the others it holds links, so its role is « group », not « img »."""
    large, narrow = lay_out(data, LARGE, 4, pictograms), lay_out(data, NARROW, 2, pictograms)
    return render_both(TEMPLATE, data, data.ident, large, narrow, render)


def lay_out(data: CityMap, width: int, per_row: int, pictograms: Mapping[str, Pictogram]) -> Layout:
    """The levels one under the other, `per_row` cards side by side."""
    bands: list[LevelBand] = []
    y = 0
    for level in data.niveaux:
        bands.append(_band(level, Box(0, y, width, 0), per_row, pictograms))
        y = bands[-1].box.bottom
    return Layout(Box(0, 0, width, y), tuple(bands))


def _band(level: Level, room: Box, per_row: int, pictograms: Mapping[str, Pictogram]) -> LevelBand:
    """One level from the top of `room`: scenery above the cards for the sky, under them for the ground."""
    sky = level.decor == "batiments"
    top = room.y + (SKY if sky else 0)
    name = set_text(level.nom, _EDGE, top + 12, room.w - 2 * _EDGE, bold=True)
    y = top + _HEADING
    cards: list[ThingCard] = []
    for start in range(0, len(level.choses), per_row):
        row = _row(level.choses[start : start + per_row], Box(0, y, room.w, 0), per_row, pictograms)
        cards += row
        y = row[-1].box.bottom + _GAP
    bottom = y + (2 if sky else HEIGHT - 12)
    marks = STRIPS[level.decor](room.w, top if sky else bottom - 2)
    return LevelBand(replace(room, h=bottom - room.y), level.decor, name, marks, tuple(cards))


def _row(
    things: Sequence[Thing], room: Box, per_row: int, pictograms: Mapping[str, Pictogram]
) -> list[ThingCard]:
    """Cards side by side, all as high as the highest, in the middle when the row is not full."""
    width = (room.w - 2 * _EDGE - (per_row - 1) * _GAP) // per_row
    free = room.w - len(things) * width - (len(things) - 1) * _GAP
    places = [Box(free // 2 + index * (width + _GAP), room.y, width, 0) for index in range(len(things))]
    height = max(_card(thing, place, pictograms).box.h for thing, place in zip(things, places))
    return [_card(thing, replace(place, h=height), pictograms) for thing, place in zip(things, places)]


def _card(thing: Thing, place: Box, pictograms: Mapping[str, Pictogram]) -> ThingCard:
    """The card of a thing; the owners' names stand at its foot."""
    inner = place.w - 2 * _PAD
    picto = place_picto(pictograms, thing.picto, place.middle - _PICTO // 2, place.y + _PAD, _PICTO)
    text = set_text(thing.libelle, place.middle, place.y + _PAD + _PICTO + 6, inner, _SIZE, bold=True)
    text = replace(text, centred=True)
    sizes = [_tag(owner, place.middle, 0, inner) for owner in thing.qui]
    tags_height = sum(tag.box.h + _TAG_GAP for tag in sizes)
    needed = _PAD + _PICTO + 6 + text.height + 6 + tags_height + _PAD - _TAG_GAP
    box = replace(place, h=max(place.h, needed))
    top = box.bottom - _PAD - tags_height + _TAG_GAP
    tags: list[Tag] = []
    for owner in thing.qui:
        tags.append(_tag(owner, place.middle, top, inner))
        top = tags[-1].box.bottom + _TAG_GAP
    ton = thing.qui[0].ton if len(thing.qui) == 1 else "autre"
    return ThingCard(box, ton, thing.lien, picto, text, tuple(tags))


def _tag(owner: Owner, middle: int, top: int, width: int) -> Tag:
    """A name on its colour, no wider than `width`."""
    text = replace(set_text(owner.nom, middle, top + 4, width - 20, _TAG_SIZE, bold=True, leading=17), centred=True)
    needed = text.box.w + 20
    return Tag(Box(middle - (needed + 1) // 2, top, needed, text.height + 7), owner.ton, text)
