"""The specimens: those of the project are sound, and each mistake in a file is told."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator.content.load import plain_data
from generator.content.source import read_document
from generator.drawings.marks import KINDS
from generator.drawings.shapes import Box, Render
from generator.drawings.specimen import SHAPES, Specimen, lay_out_large, lay_out_narrow, specimen
from generator.drawings.specimen_source import load_specimens
from generator.problems import Place

from .checks import assert_apart, assert_texts_inside, assert_well_formed
from .conftest import ROOT
from .samples import SPECIMEN

FOLDER = ROOT / "diagrams" / "specimens"
GOOD: dict[str, Any] = {
    "titre": "Une carte", "format": "carte", "sources": ["https://www.service-public.fr"],
    "zones": [
        {"dessin": "lignes", "place": ["10", "10", "60", "20"], "libelle": "Votre nom", "verifier": "Il est à vous."},
    ],
}


def read(path: Path) -> object:
    document = read_document(path.read_bytes(), path.name)
    assert document.problems == ()
    return plain_data(document.root)


@pytest.fixture(scope="module")
def specimens() -> Mapping[str, Specimen]:
    loaded, problems = load_specimens({p.stem: read(p) for p in sorted(FOLDER.glob("*.yml"))}, Place)
    assert problems == ()
    return loaded


def test_the_documents_asked_for_are_there(specimens: Mapping[str, Specimen]) -> None:
    assert set(specimens) >= {
        "carte-identite", "passeport", "justificatif-domicile", "acte-naissance", "livret-famille", "photo-identite",
        "avis-imposition", "attestation-hebergement", "timbre-fiscal", "certificat-vaccination",
    }


def test_nothing_leaves_its_place(specimens: Mapping[str, Specimen]) -> None:
    for data in (*specimens.values(), SPECIMEN):
        for plan in (lay_out_large(data), lay_out_narrow(data)):
            assert plan.box.holds(plan.document)
            for zone in plan.zones:
                assert plan.document.holds(zone.box)
                assert_texts_inside([zone.mot] if zone.mot else [], zone.box)
            texts = [text for entry in plan.legend for text in (entry.libelle, entry.verifier)]
            assert_texts_inside(texts, plan.box)
            assert_apart([plan.document, *(text.box for text in texts)])


def test_numbers_of_zones_do_not_cover_each_other_nor_words(specimens: Mapping[str, Specimen]) -> None:
    for data in specimens.values():
        for plan in (lay_out_large(data), lay_out_narrow(data)):
            badges = [Box(z.box.x - 13, z.box.y + z.box.h // 2 - 13, 26, 26) for z in plan.zones if z.numero]
            assert_apart([*badges, *(z.mot.box for z in plan.zones if z.mot)])


def test_legend_has_the_numbers_of_the_zones(specimens: Mapping[str, Specimen]) -> None:
    for data in specimens.values():
        plan = lay_out_large(data)
        numbers = [zone.numero for zone in plan.zones if zone.numero]
        assert sorted(numbers) == [entry.numero for entry in plan.legend] == [str(n + 1) for n in range(len(numbers))]


def test_drawing_is_named_and_the_same_twice(specimens: Mapping[str, Specimen], draw: Render) -> None:
    for data in specimens.values():
        drawing = specimen(data, draw)
        assert_well_formed(drawing, f"{data.titre}\u00a0: où regarder")
        assert drawing == specimen(data, draw)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_content_draws_in_its_box(kind: str) -> None:
    marks = KINDS[kind](Box(10, 10, 60, 40))
    assert all(mark.d.startswith("M") for mark in marks)
    assert (marks == ()) is (kind == "vide")


def test_formats_fit_both_widths() -> None:
    assert all(large < 500 and narrow <= 340 for large, narrow, _ in SHAPES.values())


ZONE = "carte.zones.0"


@pytest.mark.parametrize(
    ("path", "value", "place", "remedy"),
    [
        (("titre",), "", "carte.titre", "Écrivez le nom du document"),
        (("titra",), "Une carte", "carte.titra", "Vouliez-vous dire « titre » ?"),
        (("format",), "cartes", "carte.format", "Vouliez-vous dire « carte » ?"),
        (("format",), "", "carte.format", "Valeurs possibles : carte, feuille, livret, photo, recu."),
        (("sources",), [], "carte.sources", "Donnez au moins l’adresse"),
        (("zones",), [], "carte.zones", "Donnez au moins une zone."),
        (("zones",), "rien", "carte.zones", "Donnez au moins une zone."),
        (("zones",), [GOOD["zones"][0], "rien"], "carte.zones.1", "Écrivez au moins"),
        (("zones",), GOOD["zones"] * 8, "carte.zones", "Gardez-en de 1 à 7."),
        (("zones", 0, "dessin"), "ligne", f"{ZONE}.dessin", "Vouliez-vous dire « lignes » ?"),
        (("zones", 0, "mots"), "Nom", f"{ZONE}.mots", "Vouliez-vous dire « mot » ?"),
        (("zones", 0, "place"), ["10", "10", "95", "20"], f"{ZONE}.place", "Le total est de 100 au plus"),
        (("zones", 0, "place"), ["10", "90", "60", "20"], f"{ZONE}.place", "Le total est de 100 au plus"),
        (("zones", 0, "place"), ["a", "b", "c", "d"], f"{ZONE}.place", "Écrivez « place: ["),
        (("zones", 0, "place"), ["1", "2"], f"{ZONE}.place", "Écrivez « place: ["),
        (("zones", 0, "place"), ["10", "10", "14", "20"], f"{ZONE}.place", "Écrivez 15 ou plus."),
        (("zones", 0, "place"), ["10", "10", "60", "7"], f"{ZONE}.place", "Écrivez 8 ou plus."),
        (("zones", 0, "verifier"), "", f"{ZONE}.verifier", "Écrivez ce que l’on vérifie"),
        (("zones", 0, "mot"), "Un mot beaucoup trop long pour tenir là", f"{ZONE}.mot", "Raccourcissez le mot"),
        (("zones", 0, "mot"), "Un mot un peu trop long", f"{ZONE}.mot", "Donnez à la zone 81 % de large"),
    ],
)
def test_a_mistake_is_told_once_at_its_place(path: tuple[Any, ...], value: object, place: str, remedy: str) -> None:
    data: Any = deepcopy(GOOD)
    target = data
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    if path == ("titra",):
        del data["titre"]
    _, problems = load_specimens({"carte": data}, Place)
    assert [(problem.rule, problem.place) for problem in problems] == [("specimen", Place(place))]
    assert problems[0].remedy.startswith(remedy)


def test_the_width_proposed_for_a_word_is_enough() -> None:
    data: Any = deepcopy(GOOD)
    data["zones"][0] |= {"mot": "Un mot un peu trop long", "place": ["10", "10", "81", "20"]}
    assert load_specimens({"carte": data}, Place)[1] == ()


def test_a_word_needs_height_and_the_height_proposed_is_enough() -> None:
    data: Any = deepcopy(GOOD)
    data["zones"].append({"dessin": "vide", "mot": "Nom", "place": ["10", "60", "60", "3"]})
    _, problems = load_specimens({"carte": data}, Place)
    assert [(p.place, p.remedy) for p in problems] == [(Place("carte.zones.1.place"), "Donnez-lui 9 % de haut.")]
    data["zones"][1]["place"][3] = "9"
    assert load_specimens({"carte": data}, Place)[1] == ()


def test_a_zone_checked_without_a_name_is_told() -> None:
    data: Any = deepcopy(GOOD)
    data["zones"].append({"dessin": "lignes", "verifier": "Il est à vous.", "place": ["10", "60", "60", "9"]})
    _, problems = load_specimens({"carte": data}, Place)
    assert [(p.place, p.message) for p in problems] == [
        (Place("carte.zones.1.libelle"), "Cette zone n’a pas de clé « libelle ».")]


def test_a_misspelt_key_is_not_said_to_be_missing_as_well() -> None:
    data: Any = deepcopy(GOOD)
    data["zones"].append({"desin": "lignes", "place": ["10", "60", "60", "9"]})
    _, problems = load_specimens({"carte": data}, Place)
    assert [p.remedy for p in problems] == ["Vouliez-vous dire « dessin » ?"]


def test_numbers_that_cover_each_other_are_told() -> None:
    data: Any = deepcopy(GOOD)
    data["zones"].append({**data["zones"][0], "libelle": "Votre prénom", "place": ["12", "12", "60", "20"]})
    _, problems = load_specimens({"carte": data}, Place)
    assert [(p.place, p.message) for p in problems] == [
        (Place("carte.zones.1.place"), "Le numéro de « Votre prénom » cache celui de « Votre nom ».")]


def test_a_name_that_nothing_can_quote_is_told() -> None:
    _, problems = load_specimens({"Carte Vitale": GOOD}, Place)
    assert [p.remedy for p in problems] == ["Renommez-le « carte-vitale.yml »."]


def test_a_file_that_is_not_a_mapping_is_told() -> None:
    found, problems = load_specimens({"carte": None}, Place)
    assert found == {}
    assert [p.place for p in problems] == [Place("carte")]


def test_a_sound_file_has_no_problem() -> None:
    found, problems = load_specimens({"carte": GOOD}, Place)
    assert problems == ()
    assert found["carte"].zones[0].place == (10, 10, 60, 20)
