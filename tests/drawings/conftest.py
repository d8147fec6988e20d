"""The real pictograms of the project and the real template engine, for the tests of drawings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from small_town import DAY

from generator.cache import Cache
from generator.content.load import plain_data
from generator.content.source import read_document
from generator.drawings.shapes import Render
from generator.drawings.swimlane import Swimlane
from generator.pages.drawn import guide_swimlane
from generator.pages.page import Edition
from generator.pictograms import Pictogram, load_pictograms
from generator.problems import Place
from generator.project import open_project
from generator.render import environment, render
from generator.view.guide import guide

from .samples import SWIMLANES

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


@pytest.fixture(scope="session")
def swimlanes() -> tuple[Swimlane, ...]:
    """The samples, and the swimlane of every procedure of the project, drafts included."""
    project = open_project(ROOT, DAY, Cache(None))
    edition = Edition(project.loaded.catalogue, project.settings, DAY, "apercu", project.pictograms)
    found = (guide_swimlane(guide(procedure, edition.catalogue, DAY), edition)
             for procedure in edition.catalogue.procedures.values())
    real = tuple(data for data in found if data is not None)
    assert len(real) >= 29
    return (*SWIMLANES, *real)
