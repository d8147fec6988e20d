"""The desk's edition: its own page found from the home, read on a desk and on a phone, marked without bother."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import follow
from playwright.sync_api import Browser, expect

from .site import Host, make_site, policy_headers, serve
from .test_axe import violations

PATHS = ["", "accueil-agents/", "demarches/mariage/"]


@pytest.fixture(scope="module")
def desk() -> Iterator[Host]:
    with serve(make_site("agents"), policy_headers()) as running:
        yield running


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_no_violation_and_no_sideways_scroll(browser: Browser, desk: Host, path: str, width: int, dark: bool) -> None:
    scheme = "dark" if dark else "light"
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(desk.url + path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_a_word_leads_to_what_to_say_through_the_mark(browser: Browser, desk: Host) -> None:
    page = browser.new_page()
    page.goto(desk.url)
    follow(page, "text=Orienter un habitant")  # under the watermark: it takes no click
    page.click("nav[aria-label='Lettres et parties'] >> text=L")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="lampadaire éteint"))
    assert "La Métropole gère les lampadaires" in row.inner_text() and "02" in row.inner_text()
    expect(row).to_be_in_viewport()
    page.context.close()
