"""A real browser measures the texts: none leaves its card, none runs into another, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.drawings.city_map import city_map
from generator.drawings.ladder import ladder
from generator.drawings.shapes import Drawing, Render
from generator.drawings.specimen import specimen
from generator.drawings.swimlane import Swimlane, swimlane
from generator.pictograms import Pictogram

from .conftest import ROOT
from .samples import LADDER, SPECIMEN, STREET

pytestmark = pytest.mark.browser

MEASURE = """() => {
  const inside = (a, b) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5
    && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5;
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  const faults = [];
  let measured = 0;
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('.dessin-carte, .dessin-question, .dessin-etiquette, .dessin-panneau')]
      .map(b => b.getBoundingClientRect());
    const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
    measured += texts.length;
    for (const [words, box] of texts) {
      if (!inside(box, frame)) faults.push('out of the drawing: ' + words);
      for (const card of boxes)
        if (meet(box, card) && !inside(box, card)) faults.push('out of its card: ' + words);
    }
    texts.forEach(([words, box], i) => texts.slice(i + 1).forEach(([other, place]) => {
      if (meet(box, place)) faults.push(words + ' / ' + other);
    }));
  }
  return [measured, faults];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 800, "height": 600})
    yield opened
    opened.close()


def drawings(
    pictograms: Mapping[str, Pictogram], draw: Render, swimlanes: tuple[Swimlane, ...]
) -> dict[str, Drawing]:
    made = {data.ident: swimlane(data, pictograms, draw) for data in swimlanes}
    made["echelle"] = ladder(LADDER, pictograms, draw)
    made["document"] = specimen(SPECIMEN, draw)
    made["rue"] = city_map(STREET, pictograms, draw)
    return made


@pytest.mark.parametrize("width", [760, 340])
def test_no_text_overflows(
    page: Page, width: int, pictograms: Mapping[str, Pictogram], draw: Render, swimlanes: tuple[Swimlane, ...]
) -> None:
    css = (ROOT / "templates" / "drawings" / "drawings.css").read_text(encoding="utf-8")
    made = drawings(pictograms, draw, swimlanes).values()
    body = "".join(drawing.large if width == 760 else drawing.narrow for drawing in made)
    page.set_viewport_size({"width": width + 40, "height": 600})
    page.set_content(f'<style>{css} main{{width:{width}px}}</style><main lang="fr">{body}</main>')
    result: Any = page.evaluate(MEASURE)
    measured, faults = result
    assert measured > 800
    assert faults == []


def test_dark_mode_changes_the_colours(page: Page, pictograms: Mapping[str, Pictogram], draw: Render) -> None:
    css = (ROOT / "templates" / "drawings" / "drawings.css").read_text(encoding="utf-8")
    page.set_content(f"<style>{css}</style>{ladder(LADDER, pictograms, draw).large}")
    colours = set()
    page.emulate_media(color_scheme="light")
    colours.add(page.evaluate("getComputedStyle(document.querySelector('.dessin-carte')).fill"))
    page.emulate_media(color_scheme="dark")
    colours.add(page.evaluate("getComputedStyle(document.querySelector('.dessin-carte')).fill"))
    page.emulate_media(color_scheme="dark", media="print")
    assert len(colours) == 2
    assert page.evaluate("getComputedStyle(document.querySelector('.dessin-carte')).fill") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("width", "shown"), [(1280, ["block", "none"]), (360, ["none", "block"])])
def test_one_width_is_shown(
    page: Page, width: int, shown: list[str], pictograms: Mapping[str, Pictogram], draw: Render
) -> None:
    css = (ROOT / "templates" / "drawings" / "drawings.css").read_text(encoding="utf-8")
    drawing = ladder(LADDER, pictograms, draw)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": width, "height": 600})
    page.set_content(f"<style>{css}</style><figure>{drawing.large}{drawing.narrow}</figure>")
    assert page.evaluate("[...document.querySelectorAll('svg')].map(s => getComputedStyle(s).display)") == shown
