"""The street of « Qui fait quoi »."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from generator.content.load import plain_data
from generator.content.source import read_document
from generator.drawings.city_map import Layout, city_map, lay_out
from generator.drawings.city_map_source import Street, Subject, load_street
from generator.drawings.scenery import STRIPS
from generator.drawings.shapes import LARGE, NARROW, Render
from generator.pictograms import Pictogram
from generator.problems import Place

from .checks import SVG, assert_apart, assert_texts_inside, assert_well_formed
from .conftest import ROOT
from .samples import STREET

PLACE = Place("diagrams/qui-fait-quoi.yml")


@pytest.fixture(params=[(LARGE, 4), (NARROW, 2)], ids=["large", "narrow"])
def plan(request: pytest.FixtureRequest, pictograms: Mapping[str, Pictogram]) -> Layout:
    width, per_row = request.param
    return lay_out(STREET, width, per_row, pictograms)


def test_nothing_leaves_its_place(plan: Layout) -> None:
    for band in plan.bands:
        assert plan.box.holds(band.box)
        assert_apart([band.nom.box, *(card.box for card in band.cards)])
        for card in band.cards:
            assert band.box.holds(card.box)
            assert_texts_inside([card.texte], card.box)
            for tag in card.tags:
                assert card.box.holds(tag.box)
                assert_texts_inside([tag.texte], tag.box)
            assert_apart([card.texte.box, *(tag.box for tag in card.tags)])
    assert_apart(band.box for band in plan.bands)


def test_every_owner_is_written(pictograms: Mapping[str, Pictogram], draw: Render) -> None:
    drawing = city_map(STREET, pictograms, draw)
    assert_well_formed(drawing, STREET.titre, role="group")
    for text in (drawing.large, drawing.narrow):
        root = ElementTree.fromstring(text)
        links = root.findall(f".//{SVG}a")
        assert [link.get("href") for link in links] == [t.lien for n in STREET.niveaux for t in n.choses if t.lien]
        assert all("".join(link.itertext()).strip() for link in links)
        assert text.count(">Métropole<") == 8
    assert drawing == city_map(STREET, pictograms, draw)


@pytest.mark.parametrize("name", sorted(STRIPS))
def test_scenery_stays_in_the_drawing(name: str) -> None:
    for width in (LARGE, NARROW):
        assert all(mark.d.startswith("M") for mark in STRIPS[name](width, 66))


@pytest.fixture(scope="module")
def street() -> Street:
    document = read_document((ROOT / PLACE.file).read_bytes(), PLACE.file)
    loaded, problems = load_street(plain_data(document.root), PLACE)
    assert (document.problems, problems) == ((), ())
    return loaded


def test_the_street_of_the_project_draws_known_pictograms(street: Street, pictograms: Mapping[str, Pictogram]) -> None:
    subjects = [subject for level in street.niveaux for subject in level.choses]
    assert len(subjects) >= 15
    assert {subject.picto for subject in subjects} <= set(pictograms)
    assert [level.decor for level in street.niveaux] == list(STRIPS)


def test_mistakes_are_told() -> None:
    thing = {"competence": "eau", "libelle": "L’eau", "picto": "eau"}
    good = {"titre": "La rue", "niveaux": [{"decor": "sous-sol", "nom": "Sous la rue", "choses": [thing]}]}
    loaded, problems = load_street(good, PLACE)
    assert problems == ()
    assert loaded.niveaux[0].choses == (Subject("eau", "L’eau", "eau"),)
    twice = {**good, "niveaux": [{"decor": "sous-sol", "nom": "Sous la rue", "choses": [thing, thing]}]}
    unknown = {**good, "niveaux": [{"decor": "lune", "nom": "La lune", "choses": [thing]}]}
    partial = {**good, "niveaux": [{"decor": "sous-sol", "nom": "Sous la rue", "choses": [{"picto": "eau"}]}]}
    for data in (None, {}, {"titre": "La rue"}, twice, unknown, partial):
        assert {problem.rule for problem in load_street(data, PLACE)[1]} == {"rue"}, data
