"""axe-core and the 320 px rule on every page of the site, not one of each kind. Minutes long: `make nightly`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tools of the browser tests: a package under tests/

from browser.site import make_site, policy_headers, serve
from browser.test_axe import violations
from browser.test_reflow import WIDER


def test_no_violation_and_no_sideways_scroll_anywhere(browser: Browser) -> None:
    files = make_site()
    pages = sorted(name for name in files if name.endswith(".html"))
    found: dict[str, object] = {}
    with serve(files, policy_headers()) as host:
        page = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme="dark").new_page()
        for name in pages:
            page.goto(host.url + name.removesuffix("index.html"))
            met = violations(page) or [row for row in [page.evaluate(WIDER)] if row != [0, []]]
            if met:
                found[name] = met
        page.context.close()
    assert len(pages) > 100
    assert found == {}
