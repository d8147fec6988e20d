"""Nothing runs off the side: 320 px (a desk at 400 %), text doubled, and drawings in their narrow form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .site import GUIDE, KINDS, WHOLE

Opener = Callable[..., Page]
WIDER = """() => {
  const room = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("main *")].filter((node) => node.getBoundingClientRect().right > room + 1
    && !node.closest(".tableau, .invisible, svg") && node.checkVisibility());
  return [document.scrollingElement.scrollWidth - room, wide.map((node) => node.className || node.tagName)];
}"""


@pytest.mark.parametrize("path", KINDS)
def test_no_sideways_scroll_at_320_pixels(open_page: Opener, path: str) -> None:
    page = open_page(path, width=320, height=640)
    for details in page.query_selector_all("details:not([open])"):
        details.evaluate("node => { node.open = true; }")
    assert page.evaluate(WIDER) == [0, []]


@pytest.mark.parametrize("path", ["", GUIDE, WHOLE, "toutes-les-demarches/"])
def test_text_can_be_doubled(open_page: Opener, path: str) -> None:
    page = open_page(path, width=640)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate(WIDER) == [0, []]


def test_a_phone_gets_the_narrow_drawing_and_a_desk_the_wide_one(open_page: Opener) -> None:
    for width, shown, hidden in ((360, "etroit", "large"), (1280, "large", "etroit")):
        page = open_page(WHOLE, width=width)
        assert page.locator(f"#qui .dessin-{shown}").first.is_visible()
        assert not page.locator(f"#qui .dessin-{hidden}").first.is_visible()


@pytest.mark.parametrize("path", [GUIDE, WHOLE])
def test_who_cost_delay_and_place_are_in_the_first_screen_of_a_phone(open_page: Opener, path: str) -> None:
    page = open_page(path, width=360, height=640)
    bottoms = page.evaluate("""() => [...document.querySelectorAll("h1, .bandeau, .fait")]
      .map((node) => Math.round(node.getBoundingClientRect().bottom))""")
    assert len(bottoms) == 5
    assert max(bottoms) <= 640
