"""The swimlane: only the lanes used, nothing out of its card, no arrow over anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from generator.drawings.cards import Card, Step, place_card
from generator.drawings.shapes import LARGE, NARROW, Box, Render
from generator.drawings.swimlane import Lane, Layout, Part, Swimlane, lay_out_large, lay_out_narrow, swimlane
from generator.pictograms import Pictogram

from .checks import assert_apart, assert_arrows_clear, assert_texts_inside, assert_well_formed
from .samples import BRANCHES, FORKS, SIMPLE

Pictograms = Mapping[str, Pictogram]
Swimlanes = tuple[Swimlane, ...]


def used(data: Swimlane) -> Swimlane:
    names = {step.couloir for step in data.steps}
    return replace(data, couloirs=tuple(lane for lane in data.couloirs if lane.id in names))


def layouts(pictograms: Pictograms, swimlanes: Swimlanes) -> Iterator[tuple[Swimlane, Layout]]:
    for data in swimlanes:
        yield data, lay_out_large(used(data), pictograms)
        yield data, lay_out_narrow(used(data), pictograms)


def cards(plan: Layout) -> list[Card]:
    return [card for group in plan.groups for card in group.cards]


def test_every_step_has_one_card_in_a_lane_of_its_actor(pictograms: Pictograms, swimlanes: Swimlanes) -> None:
    for data, plan in layouts(pictograms, swimlanes):
        tones = {lane.id: lane.ton for lane in data.couloirs}
        expected = sorted((step.numero, tones[step.couloir]) for step in data.steps)
        assert sorted((card.numero, group.ton) for group in plan.groups for card in group.cards) == expected
        for group in plan.groups:
            assert any(header.box.holds(group.box) and header.ton == group.ton for header in plan.headers)


def test_nothing_leaves_its_card_nor_the_drawing(pictograms: Pictograms, swimlanes: Swimlanes) -> None:
    for _, plan in layouts(pictograms, swimlanes):
        for card in cards(plan):
            assert_texts_inside(card.texts, card.box)
        for header in plan.headers:
            assert_texts_inside([header.nom], header.box)
            assert plan.box.holds(header.box)
        assert_apart(card.box for card in cards(plan))
        for sign in plan.signs:
            assert_texts_inside([sign.texte], sign.box)
            assert plan.box.holds(sign.box)
        assert_apart([*(group.box for group in plan.groups), *(header.nom.box for header in plan.headers),
                      *(sign.box for sign in plan.signs)])


def test_texts_of_a_card_do_not_touch(pictograms: Pictograms, swimlanes: Swimlanes) -> None:
    for _, plan in layouts(pictograms, swimlanes):
        for card in cards(plan):
            badge = Box(card.numero_x - 14, card.numero_y - 14, 28, 28)
            picto = Box(card.picto.x, card.picto.y, 28, 28)
            assert_apart([badge, picto, *(text.box for text in card.texts)])


def test_no_arrow_over_a_card_or_a_text(pictograms: Pictograms, swimlanes: Swimlanes) -> None:
    for _, plan in layouts(pictograms, swimlanes):
        texts = [text.box for card in cards(plan) for text in card.texts]
        ors = [Box(x - 13, y - 13, 26, 26) for group in plan.groups for x, y in group.ors]
        ors += [Box(x - 13, y - 13, 26, 26) for x, y in plan.ors]
        names = [header.nom.box for header in plan.headers]
        names += [sign.box for sign in plan.signs]
        assert_arrows_clear(plan.arrows, [*(group.box for group in plan.groups), *texts, *ors, *names])


def test_arrows_go_from_each_card_of_a_row_to_each_of_the_next(pictograms: Pictograms) -> None:
    plan = lay_out_large(used(BRANCHES), pictograms)
    tops = {(group.box.middle, group.box.y) for group in plan.groups}
    bottoms = {(group.box.middle, group.box.bottom) for group in plan.groups}
    assert len(plan.arrows) == 1 + 1 + 1 + 3 + 3 * 2
    assert all(arrow.points[0] in bottoms and arrow.points[-1] in tops for arrow in plan.arrows)


def test_no_arrow_between_steps_that_no_one_does_both(pictograms: Pictograms) -> None:
    plan = lay_out_large(used(FORKS), pictograms)
    number = {(g.box.middle, edge): g.cards[0].numero for g in plan.groups for edge in (g.box.y, g.box.bottom)}
    assert [(number[arrow.points[0]], number[arrow.points[-1]]) for arrow in plan.arrows] == [("2", "4"), ("3", "5")]
    narrow = lay_out_narrow(used(FORKS), pictograms)
    assert len(narrow.arrows) == 1, "from one row of bands to the next, inside a part only"
    assert [sign.texte.lines[0] for sign in narrow.signs][1:] == [p.titre for p in FORKS.parties[2:]]


def test_alternatives_are_separated_by_or(pictograms: Pictograms) -> None:
    large, narrow = lay_out_large(used(BRANCHES), pictograms), lay_out_narrow(used(BRANCHES), pictograms)
    for plan in (large, narrow):
        assert sum(len(group.ors) for group in plan.groups) == 2
        assert len(plan.ors) == 2 + 1
        assert [group.framed for group in plan.groups].count(True) == 1
        for x, y in plan.ors:
            assert not any(b.x < x < b.right and b.y < y < b.bottom for b in (group.box for group in plan.groups))


def test_widths(pictograms: Pictograms, swimlanes: Swimlanes) -> None:
    assert {plan.box.w for _, plan in layouts(pictograms, swimlanes)} == {LARGE, NARROW}


def test_drawing_is_named_and_the_same_twice(
    pictograms: Pictograms, draw: Render, swimlanes: Swimlanes
) -> None:
    for data in swimlanes:
        drawing = swimlane(data, pictograms, draw)
        assert_well_formed(drawing, data.titre)
        assert drawing == swimlane(data, pictograms, draw)


def test_optional_steps_are_dashed_and_say_so(pictograms: Pictograms, draw: Render) -> None:
    for text in (drawing := swimlane(BRANCHES, pictograms, draw)).large, drawing.narrow:
        assert text.count("dessin-facultatif") == 3
        assert text.count(">Facultatif<") == 2
        assert "Si on vous" in text
        assert text.count("Au choix") == 1


def test_a_frame_says_who_chooses(pictograms: Pictograms, draw: Render) -> None:
    """Steps of different cases are no choice: the person's case decides."""
    lane = Lane("vous", "Vous", "vous", "vous")
    cases = (Step("1", "vous", "Achetez un timbre", "timbre-fiscal", condition="Perte"),
             Step("2", "vous", "Déclarez le vol", "timbre-fiscal", condition="Vol"))
    ways = tuple(replace(step, condition="") for step in cases)
    for row, title in ((cases, "Selon votre cas"), (ways, "Au choix"),
                       (tuple(replace(step, condition="Perte") for step in cases), "Au choix")):
        drawing = swimlane(Swimlane("essai", "Essai", (lane,), (Part("", (row,)),)), pictograms, draw)
        assert f">{title}<" in drawing.large and f">{title}<" in drawing.narrow


def test_a_short_text_stands_beside_its_pictogram(pictograms: Pictograms) -> None:
    text = "Achetez le timbre fiscal de 25\u00a0€"
    short = place_card(Step("1", "vous", text, "timbre-fiscal"), 0, 0, 340, pictograms)
    long = place_card(Step("1", "vous", text * 4, "timbre-fiscal"), 0, 0, 340, pictograms)
    assert short.texte.x == short.picto.x + 28 + 12
    assert short.box.h < 60 < long.box.h
    assert long.texte.y > long.picto.y + 28


def test_only_lanes_with_a_step_are_drawn(pictograms: Pictograms, draw: Render) -> None:
    large = swimlane(SIMPLE, pictograms, draw).large
    assert large.count("dessin-couloir\"") == 3
    assert "CAF" not in large


def test_an_unknown_pictogram_is_an_error(pictograms: Pictograms, draw: Render) -> None:
    with pytest.raises(KeyError):
        swimlane(SIMPLE, {}, draw)
