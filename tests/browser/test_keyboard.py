"""With a keyboard alone: every stop is seen, named and ringed; the menu of a phone opens and closes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .site import ELSEWHERE, GUIDE, WHOLE

Opener = Callable[..., Page]
STOP = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const ring = node.closest(".choix, .recherche__champ, .recherche--entete") ?? node;
  const after = getComputedStyle(node, "::after");
  const style = getComputedStyle(ring);
  const box = ring.getBoundingClientRect();
  const labels = [...(node.labels ?? [])].map((label) => label.textContent).join(" ");
  const name = node.getAttribute("aria-label") || labels || node.textContent || node.title;
  const own = [style, after].some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 3);
  const key = node.outerHTML.slice(0, 160) + [...document.querySelectorAll("a,button,input,summary")].indexOf(node);
  return { key, name: name.trim(), ringed: own, tag: node.tagName,
           seen: box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth
                 && getComputedStyle(node).visibility === "visible" };
}"""


def stops(page: Page, most: int = 400) -> list[dict[str, object]]:
    """Every stop of the Tab key from the top of the page, until the end."""
    found: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (found and stop["key"] == found[0]["key"]):
            return found
        found.append(stop)
    raise AssertionError("la touche Tab ne sort pas de la page")


@pytest.mark.parametrize("path", ["", GUIDE, WHOLE, ELSEWHERE, "qui-fait-quoi/", "recherche/", "toutes-les-demarches/"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_stop_is_seen_named_and_ringed(open_page: Opener, path: str, width: int) -> None:
    page = open_page(path, width=width)
    page.evaluate("document.activeElement.blur()")
    found = stops(page)
    assert len(found) >= 8
    assert [s for s in found if not (s["seen"] and s["name"] and s["ringed"])] == []


def test_the_first_stop_leads_to_the_content(open_page: Opener) -> None:
    page = open_page(GUIDE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_menu_of_a_phone_opens_with_enter_and_closes_with_escape(open_page: Opener) -> None:
    page = open_page(GUIDE, width=360)
    menu, button = page.locator("#navigation"), page.locator("button[aria-controls=navigation]")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible() and button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#navigation') !== null")
    page.keyboard.press("Escape")
    assert not menu.is_visible() and button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("node => node === document.activeElement")


def test_a_closed_menu_is_no_stop(open_page: Opener) -> None:
    page = open_page("accessibilite/", width=360)
    assert not [s for s in stops(page) if s["name"] == "Les mots expliqués"]


@pytest.mark.parametrize("path", ["", GUIDE, WHOLE, "toutes-les-demarches/", "qui-fait-quoi/"])
def test_targets_of_a_phone_are_large(open_page: Opener, path: str) -> None:
    """Buttons, menus and lists of links: 44 px high; links inside a sentence are excepted, as in WCAG 2.5.8."""
    page = open_page(path, width=360)
    small = page.evaluate("""() => [...document.querySelectorAll(
        "button, summary, .bouton, .outil, .sommaire a, .essentiel__suite a, .alphabet a, .rang a, .moment, .choix, "
        + ".pied a, .fil a, .marque, .entete__outil, .carte__titre a")].filter((node) => node.offsetParent)
      .map((node) => [node.className || node.textContent, node.closest(".carte") ?? node])
      .map(([name, node]) => [name, node.getBoundingClientRect().height])
      .filter(([, height]) => height < 43.5)""")
    assert small == []
