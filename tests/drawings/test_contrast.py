"""The colours of drawings.css: text 7:1, borders and pictograms 3:1, in light and in dark."""

from __future__ import annotations

import re

import pytest

from generator.drawings.swimlane import TONES

from .conftest import ROOT

CSS = (ROOT / "templates" / "drawings" / "drawings.css").read_text(encoding="utf-8")
MODES = dict(zip(("light", "dark"), re.findall(r"\.dessin \{\s*(--[^}]*)\}", CSS), strict=True))
GROUNDS = ("fond", "papier", "ciel", "trottoir", "rue", "sol", *(f"{tone}-clair" for tone in TONES))


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    digits = colour if len(colour) == 6 else "".join(c * 2 for c in colour)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=list(MODES))
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(re.findall(r"--dessin-([a-z-]+): #([0-9a-f]{3,6});", MODES[request.param]))


def test_both_modes_name_the_same_colours() -> None:
    names = [set(re.findall(r"--dessin-([a-z-]+):", block)) for block in MODES.values()]
    assert names[0] == names[1] >= set(GROUNDS)


@pytest.mark.parametrize("ground", GROUNDS)
def test_text_and_pictograms_read_on_every_ground(colours: dict[str, str], ground: str) -> None:
    assert contrast(colours["trait"], colours[ground]) >= 7


@pytest.mark.parametrize("tone", TONES)
def test_borders_and_badges_read(colours: dict[str, str], tone: str) -> None:
    assert contrast(colours[tone], colours[f"{tone}-clair"]) >= 4.5
    assert contrast(colours[tone], colours["fond"]) >= 4.5
    assert all(contrast(colours[tone], colours[g]) >= 3 for g in ("ciel", "trottoir", "rue", "sol", "papier"))


def test_grey_content_reads(colours: dict[str, str]) -> None:
    grounds = ("papier", "vous-clair", "ciel", "trottoir", "rue", "sol")
    assert all(contrast(colours["doux"], colours[ground]) >= 3 for ground in grounds)
