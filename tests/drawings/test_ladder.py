"""The yes/no ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.drawings.ladder import Layout, ladder, lay_out_large, lay_out_narrow
from generator.drawings.shapes import Render
from generator.pictograms import Pictogram

from .checks import assert_apart, assert_arrows_clear, assert_texts_inside, assert_well_formed
from .samples import LADDER


@pytest.fixture(params=[lay_out_large, lay_out_narrow], ids=["large", "narrow"])
def plan(request: pytest.FixtureRequest, pictograms: Mapping[str, Pictogram]) -> Layout:
    result = request.param(LADDER, pictograms)
    assert isinstance(result, Layout)
    return result


def test_texts_stay_in_their_boxes(plan: Layout) -> None:
    placed = [(q.texte, q.box) for q in plan.questions] + [(a.texte, a.box) for a in plan.answers]
    for text, box in placed:
        assert_texts_inside([text], box)
        assert plan.box.holds(box)
    assert_apart([*(q.box for q in plan.questions), *(a.box for a in plan.answers)])


def test_arrows_run_over_nothing(plan: Layout) -> None:
    boxes = [q.box for q in plan.questions] + [a.box for a in plan.answers]
    labels = [text.box for text in plan.ouis + plan.nons]
    assert_arrows_clear(plan.arrows, boxes + labels)
    assert_apart(boxes + labels)


def test_each_question_has_a_yes_and_a_no(plan: Layout) -> None:
    assert len(plan.ouis) == len(plan.nons) == len(plan.questions) == 5
    assert len(plan.answers) == 6
    assert len(plan.arrows) == 10


def test_yes_ends_at_an_answer_and_no_at_the_next_box(plan: Layout) -> None:
    ends = {arrow.points[-1] for arrow in plan.arrows}
    for answer in plan.answers[:-1]:
        assert (answer.box.x, answer.box.y + answer.box.h // 2) in ends
    for box in [q.box for q in plan.questions[1:]] + [plan.answers[-1].box]:
        assert any(y == box.y and box.x <= x <= box.right for x, y in ends)


def test_drawing_is_named_and_the_same_twice(pictograms: Mapping[str, Pictogram], draw: Render) -> None:
    drawing = ladder(LADDER, pictograms, draw)
    assert_well_formed(drawing, LADDER.titre)
    assert drawing == ladder(LADDER, pictograms, draw)


@pytest.mark.parametrize("count", [0, 6])
def test_one_to_five_questions(count: int, pictograms: Mapping[str, Pictogram], draw: Render) -> None:
    questions = (LADDER.questions * 2)[:count]
    with pytest.raises(ValueError, match="1 to 5"):
        ladder(replace(LADDER, questions=questions), pictograms, draw)
