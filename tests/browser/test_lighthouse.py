"""Lighthouse on home, a guide and the search: accessibility 100, the others at least 95. Speed is a nightly test."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from .lighthouse import audit, is_missing
from .site import GUIDE, Host

CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("path", ["", GUIDE, "recherche/"])
def test_lighthouse(host: Host, browser: Browser, path: str) -> None:
    if missing := is_missing():
        pytest.skip(missing)
    scores = audit(host.url + path, CATEGORIES, browser)
    print(f"Lighthouse, {path or 'accueil'} : {scores}")
    assert scores.by_category["accessibility"] == 100, scores.lost
    assert min(scores.by_category.values()) >= 95, scores.lost
