"""Lighthouse's performance on home, a guide, a whole guide and the search: needs a machine that does nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tools of the browser tests: a package under tests/

from browser.lighthouse import audit, is_missing
from browser.site import GUIDE, WHOLE, Host, make_site, policy_headers, serve


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with serve(make_site(), policy_headers()) as running:
        yield running


@pytest.mark.parametrize("path", ["", GUIDE, WHOLE, "recherche/"])
def test_performance(host: Host, browser: Browser, path: str) -> None:
    if missing := is_missing():
        pytest.skip(missing)
    scores = audit(host.url + path, ["performance"], browser)
    print(f"Lighthouse, {path or 'accueil'} : {scores}")
    assert scores.by_category["performance"] >= 95, scores.lost
