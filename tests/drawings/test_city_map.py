"""The street of « Qui fait quoi »."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree import ElementTree

import pytest
from small_town import DAY

from generator.cache import Cache
from generator.drawings.city_map import Layout, city_map, lay_out
from generator.drawings.city_map_source import Known, Subject, load_street
from generator.drawings.scenery import STRIPS
from generator.drawings.shapes import LARGE, NARROW, Render
from generator.pictograms import Pictogram
from generator.problems import Place
from generator.project import open_project

from .checks import SVG, assert_apart, assert_texts_inside, assert_well_formed
from .conftest import ROOT
from .samples import STREET

STREET_FILE = "diagrams/qui-fait-quoi.yml"


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
        heard = [" ".join("".join(text.itertext()) for text in link.iter(f"{SVG}text")) for link in links]
        assert heard == [  # the lines of a text are read with a space between them
            " ".join((t.libelle, *(o.nom for o in t.qui))) for n in STREET.niveaux for t in n.choses if t.lien]
        assert text.count(">Métropole<") == 8
    assert drawing == city_map(STREET, pictograms, draw)


@pytest.mark.parametrize("name", sorted(STRIPS))
def test_scenery_stays_in_the_drawing(name: str) -> None:
    for width in (LARGE, NARROW):
        assert all(mark.d.startswith("M") for mark in STRIPS[name](width, 66))


def test_the_street_of_the_project_is_whole() -> None:
    project = open_project(ROOT, DAY, Cache(None))
    subjects = [subject for level in project.street.niveaux for subject in level.choses]
    assert [p for p in project.problems if p.place.file == STREET_FILE] == []
    assert len(subjects) >= 15
    assert [level.decor for level in project.street.niveaux] == list(STRIPS)


def street(thing: Mapping[str, str] = MappingProxyType({}), **level: object) -> dict[str, object]:
    """A street of one thing, changed."""
    eau = {"competence": "eau", "libelle": "L’eau", "picto": "eau"}
    whole = {"decor": "sous-sol", "nom": "Sous la rue", "choses": [{**eau, **thing}], **level}
    return {"titre": "La rue", "niveaux": [whole]}


KNOWN = Known({"eau", "arbre"}, {"eau", "arbre"})
FIRST = "niveaux.0.choses.0"


def test_a_sound_street() -> None:
    loaded, problems = load_street(street(), KNOWN, Place)
    assert problems == ()
    assert loaded.niveaux[0].choses == (Subject("eau", "L’eau", "eau"),)


@pytest.mark.parametrize(("data", "place", "level", "remedy"), [
    ({**street(), "titre": ""}, "titre", "erreur", "Écrivez le titre du dessin."),
    ({"titre": "La rue", "niveaux": "rien"}, "niveaux", "erreur", "Écrivez au moins un niveau."),
    (street(decor="sous sol"), "niveaux.0.decor", "erreur", "Vouliez-vous dire « sous-sol » ?"),
    (street(nom=""), "niveaux.0", "erreur", "Écrivez « nom: Le trottoir »."),
    (street(choses=[]), "niveaux.0.choses", "erreur", "Ajoutez une chose"),
    (street({"libelle": ""}), FIRST, "erreur", "Écrivez {competence: …"),
    (street({"picto": "arbres"}), f"{FIRST}.picto", "erreur", "Vouliez-vous dire « arbre » ?"),
    (street({"competence": "arbres"}), f"{FIRST}.competence", "avertissement", "Vouliez-vous dire « arbre » ?"),
])
def test_a_mistake_is_told_once_at_its_place(data: object, place: str, level: str, remedy: str) -> None:
    _, problems = load_street(data, KNOWN, Place)
    assert [(p.rule, p.place, p.level) for p in problems] == [("rue", Place(place), level)]
    assert problems[0].remedy.startswith(remedy)


def test_a_pictogram_that_serves_twice_is_told() -> None:
    thing = {"competence": "eau", "libelle": "L’eau", "picto": "eau"}
    _, problems = load_street(street(choses=[thing, thing]), KNOWN, Place)
    assert [(p.rule, p.place) for p in problems] == [("rue", Place("niveaux.0.choses.1.picto"))]


def test_a_thing_that_is_not_known_is_not_drawn() -> None:
    for wrong in ({"picto": "arbres"}, {"competence": "arbres"}):
        assert load_street(street(wrong), KNOWN, Place)[0].niveaux[0].choses == ()


def test_an_empty_file_is_told() -> None:
    assert [p.place for p in load_street(None, KNOWN, Place)[1]] == [Place("titre"), Place("niveaux")]
