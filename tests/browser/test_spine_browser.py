"""The main path of a resident: the home, a word typed, a guide, and a sheet that sends elsewhere."""

from __future__ import annotations

import threading
from pathlib import Path

from browsing import follow
from playwright.sync_api import Browser, Page, expect
from small_town import DAY, FILE, base_text, small_town

from generator.serve import Desk, LocalServer

from .conftest import Opener


def test_search_then_guide_then_redirect_sheet(open_page: Opener) -> None:
    page = open_page("")
    field = page.locator("input[type=search]").first
    field.click()
    field.press_sequentially("poubelle", delay=20)
    found = page.locator("a[href*='demarches/bacs-et-collecte/']").first
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url("**/demarches/bacs-et-collecte/**")
    expect(page.locator("h1")).to_have_count(1)
    assert_elsewhere(page)


def assert_elsewhere(page: Page) -> None:
    """The sheet says who does it, with a way to reach them."""
    text = page.locator("main").inner_text()
    assert "Métropole" in text
    reach = page.locator("main a[href^='tel:'], main a.externe[href^='https://']")
    assert reach.count() >= 1
    assert reach.first.get_attribute("href")


def test_the_same_without_scripts(open_page: Opener) -> None:
    page = open_page("", scripts=False)
    follow(page, page.locator("a[href*='toutes-les-demarches/']").first)
    follow(page, page.locator("main a[href*='demarches/bacs-et-collecte/']").first)
    assert page.url.endswith("/demarches/bacs-et-collecte/")
    assert_elsewhere(page)


def test_the_local_page_reloads_by_itself(browser: Browser, tmp_path: Path) -> None:
    desk = Desk(small_town(tmp_path), DAY)
    server = LocalServer(desk, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    context = browser.new_context(locale="fr-FR")
    try:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/demarches/base/complet/")
        expect(page.locator("main")).to_contain_text("Appelez la mairie.")
        (desk.root / FILE).write_text(base_text().replace("Appelez la mairie.", "Appelez le maire."), encoding="utf-8")
        desk.refresh()
        expect(page.locator("main")).to_contain_text("Appelez le maire.", timeout=10_000)
        (desk.root / FILE).write_text(base_text().replace("ici: ville", "ici: vile"), encoding="utf-8")
        desk.refresh()
        expect(page.locator("body")).to_contain_text("vile", timeout=10_000)
        expect(page.locator("body")).to_contain_text(FILE)
    finally:
        context.close()
        server.shutdown()
        server.server_close()
        thread.join()
