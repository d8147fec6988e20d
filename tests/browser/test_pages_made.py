"""The checker of pages finds nothing on the whole site, in the public edition and in the desk's."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.html_check import check_html

from .site import make_site


@pytest.mark.parametrize("edition", ["public", "agents"])
def test_every_page_is_sound(edition: str) -> None:
    site = make_site(edition)
    pages = {name for name in site if name.endswith(".html")}
    assert len(pages) > 100
    found = check_html(site)
    assert [f"{p.place} {p.rule} {p.message}" for p in found[:20]] == []
    assert Counter(p.rule for p in found) == {}
