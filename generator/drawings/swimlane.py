"""The swimlane: who does each step of a procedure, one lane per actor, steps from top to bottom.

Owns the two layouts: lanes side by side (wide), bands one under the other (narrow). Arrows run only in the gaps
between rows, so they never meet a card; none links two steps that no one does both. Must not know procedures: the
caller gives lanes, and rows in parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.drawings.cards import Card, Step, place_card
from generator.drawings.pictos import Picto, place_picto
from generator.drawings.shapes import LARGE, NARROW, Arrow, Box, Drawing, Render, Text, render_both, set_text
from generator.pictograms import Pictogram

TEMPLATE = "drawings/swimlane.svg.j2"
TONES = ("vous", "ville", "metropole", "etat", "departement", "autre")
"""The colours of drawings.css: one per family of actors. Two actors may share one: their names tell them apart."""

MOST_LANES = 4
"""Beyond, lanes side by side would be too narrow for words: the large drawing uses bands too."""

_GAP = 10
_INSET = 10
_ROW_GAP = 38
_OR = 34
_BAND_OR = 44
_CHOICE_TOP = 32
_HEADER = 48
_PART_GAP = 16
_SIGN_PAD = 9
_CHOICE, _BY_CASE = "Au choix", "Selon votre cas"


@dataclass(frozen=True)
class Lane:
    """An actor. `nom` is what is written at the top, `picto` an id of the catalogue, `ton` one of TONES."""

    id: str
    nom: str
    picto: str
    ton: str = "autre"


@dataclass(frozen=True)
class Part:
    """Rows that follow each other. A row is one step, or several that are alternatives (« ou »).

    `titre` says whom the part is for; it is written across the drawing. "" for none.
    """

    titre: str
    rangs: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True)
class Swimlane:
    """What to draw. `ident` is unique in the page."""

    ident: str
    titre: str
    couloirs: tuple[Lane, ...]
    parties: tuple[Part, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, from top to bottom."""
        return tuple(step for part in self.parties for row in part.rangs for step in row)


@dataclass(frozen=True)
class Header:
    """The background of a lane or band, its name and pictogram."""

    box: Box
    ton: str
    nom: Text
    picto: Picto


@dataclass(frozen=True)
class Sign:
    """The title of a part, across the drawing."""

    box: Box
    texte: Text


@dataclass(frozen=True)
class Group:
    """The steps of one row in one lane: a single card, or alternatives in a frame with « ou » between them."""

    box: Box
    ton: str
    cards: tuple[Card, ...]
    ors: tuple[tuple[int, int], ...] = ()
    titre: str = ""  # of the frame: are these ways to choose from, or does the person's case choose?

    cas: frozenset[int] = frozenset()  # who does one of its steps

    @property
    def framed(self) -> bool:
        return len(self.cards) > 1


@dataclass(frozen=True)
class Layout:
    """Everything placed; `ors` are the « ou » between groups of one row."""

    box: Box
    headers: tuple[Header, ...]
    groups: tuple[Group, ...]
    arrows: tuple[Arrow, ...]
    ors: tuple[tuple[int, int], ...]
    signs: tuple[Sign, ...]


def swimlane(data: Swimlane, pictograms: Mapping[str, Pictogram], render: Render) -> Drawing:
    """The drawing in its two widths."""
    used = _used(data)
    large, narrow = lay_out_large(used, pictograms), lay_out_narrow(used, pictograms)
    return render_both(TEMPLATE, used, used.ident, large, narrow, render)


def lay_out_large(data: Swimlane, pictograms: Mapping[str, Pictogram]) -> Layout:
    """Lanes side by side, 760 pixels wide; bands when there are too many actors."""
    if len(data.couloirs) > MOST_LANES:
        return _lay_out_bands(data, LARGE, pictograms)
    lanes = {lane.id: box for lane, box in zip(data.couloirs, _columns(len(data.couloirs)), strict=True)}
    tones = {lane.id: lane.ton for lane in data.couloirs}
    names = [_header(lane, lanes[lane.id], pictograms) for lane in data.couloirs]
    y = max(header.box.h for header in names) + 4
    signs: list[Sign] = []
    rows: list[tuple[Group, ...]] = []
    arrows: list[Arrow] = []
    for part in data.parties:
        if part.titre:
            signs.append(_sign(part.titre, LARGE, y + (_PART_GAP if rows else 0)))
            y = signs[-1].box.bottom + _PART_GAP
        placed: list[tuple[Group, ...]] = []
        for rang in part.rangs:
            y += _ROW_GAP if placed else 0
            placed.append(tuple(
                _group(steps, tones[ident], replace(lanes[ident], y=y), pictograms)
                for ident in lanes if (steps := _done_by(ident, rang))
            ))
            y = max(group.box.bottom for group in placed[-1])
        rows += placed
        arrows += [arrow for above, below in pairwise(placed) for arrow in _arrows(above, below)]
    height = y + _INSET + 2
    headers = tuple(replace(h, box=replace(h.box, h=height)) for h in names)
    groups = tuple(group for row in rows for group in row)
    ors = tuple(place for row in rows for place in _ors_between(row))
    return Layout(Box(0, 0, LARGE, height), headers, groups, tuple(arrows), ors, tuple(signs))


def lay_out_narrow(data: Swimlane, pictograms: Mapping[str, Pictogram]) -> Layout:
    """Bands one under the other, 340 pixels wide."""
    return _lay_out_bands(data, NARROW, pictograms)


def _lay_out_bands(data: Swimlane, width: int, pictograms: Mapping[str, Pictogram]) -> Layout:
    """Bands one under the other; a new band each time the actor changes."""
    headers: list[Header] = []
    groups: list[Group] = []
    arrows: list[Arrow] = []
    ors: list[tuple[int, int]] = []
    signs: list[Sign] = []
    y = 0
    for part in data.parties:
        if part.titre:
            signs.append(_sign(part.titre, width, y + (_PART_GAP if y else 0)))
            y = signs[-1].box.bottom + _PART_GAP
        for rank, (lane, stacks, alternative) in enumerate(_bands(part.rangs, data.couloirs)):
            if rank and alternative:
                ors.append((width // 2, y + _BAND_OR // 2))
                y += _BAND_OR
            elif rank:
                arrows.append(Arrow(((width // 2, y), (width // 2, y + _ROW_GAP))))
                y += _ROW_GAP
            header, placed = _place_band(lane, stacks, Box(0, y, width, 0), pictograms)
            headers.append(header)
            groups += placed
            arrows += [arrow for one, two in pairwise(placed) for arrow in _arrows((one,), (two,))]
            y = header.box.bottom
    return Layout(Box(0, 0, width, y), tuple(headers), tuple(groups), tuple(arrows), tuple(ors), tuple(signs))


def _bands(rows: tuple[tuple[Step, ...], ...], lanes: tuple[Lane, ...]) -> list[tuple[Lane, list[list[Step]], bool]]:
    """Runs of rows done by one actor: its lane, its rows, and whether the band is an alternative to the one above."""
    bands: list[tuple[Lane, list[list[Step]], bool]] = []
    for rang in rows:
        for place, lane in enumerate(lane for lane in lanes if _done_by(lane.id, rang)):
            steps = _done_by(lane.id, rang)
            if place == 0 and bands and bands[-1][0] == lane and not bands[-1][2]:
                bands[-1][1].append(steps)
            else:
                bands.append((lane, [steps], place > 0))
    return bands


def _done_by(lane: str, row: tuple[Step, ...]) -> list[Step]:
    return [step for step in row if step.couloir == lane]


def _place_band(
    lane: Lane, stacks: list[list[Step]], room: Box, pictograms: Mapping[str, Pictogram]
) -> tuple[Header, list[Group]]:
    """One band from the top of `room`: its heading, then its rows one under the other."""
    header = _header(lane, room, pictograms)
    top = header.box.bottom
    groups: list[Group] = []
    for steps in stacks:
        groups.append(_group(steps, lane.ton, replace(room, y=top), pictograms))
        top = groups[-1].box.bottom + _ROW_GAP
    bottom = groups[-1].box.bottom + _INSET
    return replace(header, box=replace(header.box, h=bottom - room.y)), groups


def _used(data: Swimlane) -> Swimlane:
    """The same drawing with only the lanes that have a step."""
    used = {step.couloir for step in data.steps}
    return replace(data, couloirs=tuple(lane for lane in data.couloirs if lane.id in used))


def _columns(count: int) -> list[Box]:
    width = (LARGE - _GAP * (count - 1)) // count
    return [Box(index * (width + _GAP), 0, width, 0) for index in range(count)]


def _sign(title: str, width: int, y: int) -> Sign:
    """The title of a part from `y`, over the whole width."""
    text = set_text(title, _SIGN_PAD + 5, y + _SIGN_PAD, width - 2 * (_SIGN_PAD + 5), bold=True)
    return Sign(Box(0, y, width, text.height + 2 * _SIGN_PAD), text)


def _header(lane: Lane, column: Box, pictograms: Mapping[str, Pictogram]) -> Header:
    """The name and pictogram at the top of a lane; the box is as high as this heading."""
    name = set_text(lane.nom, column.x + 46, column.y + 14, column.w - 46 - _INSET, bold=True)
    height = max(_HEADER, name.height + 24)
    picto = place_picto(pictograms, lane.picto, column.x + 12, column.y + 10, 26)
    return Header(replace(column, h=height), lane.ton, name, picto)


def _group(steps: list[Step], ton: str, column: Box, pictograms: Mapping[str, Pictogram]) -> Group:
    """The cards of one row in one lane, from the top of `column`, framed when there are several."""
    x, y, width = column.x + _INSET, column.y, column.w - 2 * _INSET
    if len(steps) == 1:
        card = place_card(steps[0], x, y, width, pictograms)
        return Group(card.box, ton, (card,), cas=steps[0].cas)
    cards: list[Card] = []
    ors: list[tuple[int, int]] = []
    top = y + _CHOICE_TOP
    for step in steps:
        if cards:
            ors.append((x + width // 2, top + _OR // 2))
            top += _OR
        cards.append(place_card(step, x + 7, top, width - 14, pictograms))
        top = cards[-1].box.bottom
    everyone = frozenset().union(*(step.cas for step in steps))
    title = _CHOICE if len({step.condition for step in steps}) == 1 else _BY_CASE
    return Group(Box(x, y, width, top + 7 - y), ton, tuple(cards), tuple(ors), title, everyone)


def _arrows(above: tuple[Group, ...], below: tuple[Group, ...]) -> list[Arrow]:
    """Arrows from each group of a row to each of the next that somebody also does, bent in the middle of the gap."""
    middle = max(group.box.bottom for group in above) + _ROW_GAP // 2 - 4
    arrows = []
    for source in above:
        for goal in below:
            if not source.cas & goal.cas:
                continue
            start, end = (source.box.middle, source.box.bottom), (goal.box.middle, goal.box.y)
            bends = () if start[0] == end[0] else ((start[0], middle), (end[0], middle))
            arrows.append(Arrow((start, *bends, end)))
    return arrows


def _ors_between(row: tuple[Group, ...]) -> list[tuple[int, int]]:
    """The places of « ou » between neighbours of one row, half way between their cards."""
    bottom = min((group.box.bottom for group in row), default=0)
    return [((a.box.right + b.box.x) // 2, (a.box.y + bottom) // 2) for a, b in pairwise(row)]
