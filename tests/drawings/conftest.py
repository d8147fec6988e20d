"""The real pictograms of the project and the real template engine, for the tests of drawings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from generator.content.load import plain_data
from generator.content.source import read_document
from generator.drawings.shapes import Render
from generator.pictograms import Pictogram, load_pictograms
from generator.problems import Place
from generator.render import environment, render

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def pictograms() -> Mapping[str, Pictogram]:
    folder = ROOT / "diagrams" / "pictogrammes"
    document = read_document((folder / "catalogue.yml").read_bytes(), "catalogue.yml")
    loaded, problems = load_pictograms(folder, plain_data(document.root), lambda _: Place("catalogue.yml"))
    assert problems == ()
    return loaded


@pytest.fixture(scope="session")
def draw() -> Render:
    return partial(render, environment(ROOT / "templates"))
