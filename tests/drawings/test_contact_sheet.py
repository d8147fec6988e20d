"""The contact sheet shows the whole family."""

from __future__ import annotations

from collections.abc import Mapping

from generator.drawings.contact_sheet import SIZES, contact_sheet
from generator.drawings.shapes import Render
from generator.pictograms import Pictogram


def test_every_pictogram_is_there_in_each_size(pictograms: Mapping[str, Pictogram], draw: Render) -> None:
    page = contact_sheet(pictograms, draw)
    assert page.count("<li>") == len(pictograms)
    for size in SIZES:
        assert page.count(f'class="planche-{size}"') == len(pictograms)
    assert " style=" not in page
    assert page == contact_sheet(pictograms, draw)
