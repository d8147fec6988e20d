"""axe-core finds no violation on any kind of page, on a desk in light and on a phone in dark."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .site import KINDS, ROOT

AXE = ROOT / "node_modules/axe-core"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"]
RUN = """async ([locale, tags]) => {
  axe.configure({ locale: JSON.parse(locale) });
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags } });
  return found.violations.map((v) => [v.id, v.help, v.nodes.map((n) => n.target.join(" ") + " " + n.failureSummary)]);
}"""


def violations(page: Page) -> list[list[object]]:
    """What axe says of the page as it stands. The script is evaluated by the driver: the page's policy stays whole."""
    assert AXE.is_dir(), "axe-core manque : « make test » l’installe (npm ci)."
    page.evaluate(Path(AXE / "axe.min.js").read_text(encoding="utf-8"))
    locale = json.dumps(json.loads((AXE / "locales/fr.json").read_text(encoding="utf-8")))
    found: list[list[object]] = page.evaluate(RUN, [locale, TAGS])
    return found


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_no_violation(open_page: Callable[..., Page], path: str, width: int, dark: bool) -> None:
    page = open_page(path, width=width, dark=dark)
    for details in page.query_selector_all("details:not([open])"):
        details.evaluate("node => { node.open = true; }")
    assert violations(page) == []


def test_no_violation_with_the_menu_open_and_suggestions_shown(open_page: Callable[..., Page]) -> None:
    page = open_page("", width=360)
    page.click("button[aria-controls=navigation]")
    page.fill("#recherche-accueil", "poubelle")
    page.wait_for_selector("[role=option]")
    assert violations(page) == []


def test_no_violation_with_the_named_switch(open_page: Callable[..., Page]) -> None:
    page = open_page("demarches/carte-identite/")
    page.click("[data-mode]:not(html)")
    assert page.evaluate("document.documentElement.dataset.mode") == "sombre"
    assert violations(page) == []


def test_axe_really_sees_a_fault(open_page: Callable[..., Page]) -> None:
    page = open_page("accessibilite/")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<input>')")
    assert [rule for rule, *_ in violations(page)] == ["label"]
