"""Arrows and boxes."""

from __future__ import annotations

import pytest

from generator.drawings.shapes import Arrow, Box, Text

CARD = Box(10, 10, 100, 40)


@pytest.mark.parametrize(
    ("points", "crosses"),
    [
        (((60, 0), (60, 30)), True),
        (((60, 0), (60, 10)), False),
        (((0, 30), (200, 30)), True),
        (((0, 50), (200, 50)), False),
        (((110, 0), (110, 90)), False),
        (((5, 0), (5, 90), (60, 90), (60, 45)), True),
        (((5, 0), (5, 90), (60, 90), (60, 50)), False),
    ],
)
def test_an_arrow_crosses_only_what_it_runs_inside(points: tuple[tuple[int, int], ...], crosses: bool) -> None:
    assert Arrow(points).crosses(CARD) is crosses


def test_head_ends_where_the_arrow_ends() -> None:
    assert Arrow(((0, 0), (0, 50))).head.startswith("M0 50L")
    assert Arrow(((0, 0), (50, 0))).head == "M50 0L40 -6L40 6z"


def test_line_is_rounded_at_its_corners() -> None:
    assert Arrow(((0, 0), (0, 40), (80, 40), (80, 100))).d == "M0 0L0 32Q0 40 8 40L72 40Q80 40 80 48L80 92"


def test_box_of_a_centred_text_is_around_its_axis() -> None:
    box = Text(100, 50, ("Métropole",), 16, centred=True).box
    assert abs((box.x + box.right) / 2 - 100) <= 1
