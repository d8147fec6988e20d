"""The pictograms of the project are one sound family, and each fault of a catalogue is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

import pytest

from generator.content.load import plain_data
from generator.content.source import read_document
from generator.pictograms import Comprehension, Pictogram, inline, load_pictograms, sprite
from generator.problems import Place, Problem

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "diagrams" / "pictogrammes"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
)
GOOD = HEAD + '<path d="M3 3h18"/></svg>\n'


def read_catalogue(path: Path) -> Mapping[str, object]:
    """The catalogue of the project."""
    data = plain_data(read_document(path.read_bytes(), path.name).root)
    assert isinstance(data, dict)
    return data


def place_of(path: str) -> Place:
    """A place that shows which entry and key it is about."""
    return Place("diagrams/pictogrammes/catalogue.yml" + f"#{path}" * bool(path))


def load(
    folder: Path, svg: str = GOOD, changes: Mapping[str, object] = MappingProxyType({})
) -> tuple[Mapping[str, Pictogram], tuple[Problem, ...]]:
    """A catalogue of one entry « trait », sound unless changed."""
    (folder / "trait.svg").write_text(svg, encoding="utf-8")
    entry: dict[str, object] = {
        "fichier": "trait.svg", "libelle": "Un trait", "licence": "projet", "source": "dessiné pour ce projet",
        "sha256": hashlib.sha256(svg.encode()).hexdigest(), "comprehension": {"statut": "non_teste"},
    }
    entry.update(changes)
    return load_pictograms(folder, {"pictogrammes": {"trait": entry}}, place_of)


@pytest.fixture(scope="module")
def family() -> Mapping[str, Pictogram]:
    pictograms, problems = load_pictograms(FOLDER, read_catalogue(FOLDER / "catalogue.yml"), place_of)
    assert problems == ()
    return pictograms


def test_the_family_is_sound_and_large(family: Mapping[str, Pictogram]) -> None:
    assert len(family) >= 70
    drawn = [p for p in family.values() if p.licence == "projet"]
    assert len(drawn) >= 30
    assert all(p.source == "dessiné pour ce projet" for p in drawn)


def test_every_borrowed_drawing_is_credited(family: Mapping[str, Pictogram]) -> None:
    notice = (FOLDER / "LICENCES.md").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in notice
    assert {p.source.split(" (")[0] for p in family.values() if p.licence == "MIT"} == {"tabler 3.51.0"}


def test_files_of_the_family_are_written_alike() -> None:
    for path in FOLDER.glob("*.svg"):
        assert path.read_text(encoding="utf-8").startswith(HEAD), path.name


def test_sprite_holds_each_drawing_once(family: Mapping[str, Pictogram]) -> None:
    text = sprite(family.values())
    root = ElementTree.fromstring(text)
    assert [child.get("id") for child in root] == [f"p-{ident}" for ident in sorted(family)]
    assert text == sprite(family.values())


def test_inline_is_hidden_from_screen_readers(family: Mapping[str, Pictogram]) -> None:
    root = ElementTree.fromstring(inline(family["mairie"], "picto grand"))
    assert root.get("aria-hidden") == "true"
    assert root.get("focusable") == "false"
    assert root.get("class") == "picto grand"
    assert root.get("style") is None


def test_a_sound_entry_has_no_problem(tmp_path: Path) -> None:
    pictograms, problems = load(tmp_path)
    assert problems == ()
    assert pictograms["trait"] == Pictogram(
        "trait", "Un trait", '<path d="M3 3h18"/>', "projet", "dessiné pour ce projet", Comprehension()
    )


@pytest.mark.parametrize(
    ("changes", "rule", "key", "remedy"),
    [
        ({"sha256": "0" * 64}, "picto-empreinte", ".sha256", "Si c’est voulu, écrivez « sha256: "),
        ({"sha256": ""}, "picto-catalogue", "", "Ajoutez « sha256: "),
        ({"fichier": "absent.svg"}, "picto-catalogue", ".fichier", "Écrivez « fichier: trait.svg »."),
        ({"libelle": ""}, "picto-catalogue", "", "Ajoutez « libelle: "),
        ({"lisence": "MIT"}, "picto-catalogue", ".lisence", "Vouliez-vous dire « licence » ?"),
        ({"licence": "CC-BY-NC-SA-4.0"}, "picto-licence", ".licence", "Prenez un dessin"),
        ({"licence": "CC-BY-ND-4.0"}, "picto-licence", ".licence", "Prenez un dessin"),
        ({"source": "@gouvfr/dsfr 1.15"}, "picto-licence", ".source", "Dessinez"),
        ({"comprehension": {"statut": "teste", "n": 10}}, "picto-catalogue", ".comprehension", "Écrivez"),
        ({"comprehension": {"statut": "teste", "n": "x", "juste": 3}}, "picto-catalogue", ".comprehension", "Écrivez"),
        ({"comprehension": {"statut": "teste", "n": 3, "juste": 4}}, "picto-catalogue", ".comprehension", "Écrivez"),
        ({"comprehension": None}, "picto-catalogue", "", "Ajoutez « comprehension: {statut: non_teste} »."),
    ],
)
def test_a_faulty_entry_is_told_once_and_left_out(
    tmp_path: Path, changes: dict[str, object], rule: str, key: str, remedy: str
) -> None:
    pictograms, problems = load(tmp_path, changes=changes)
    assert [(p.rule, p.place) for p in problems] == [(rule, place_of(f"trait{key}"))]
    assert problems[0].remedy.startswith(remedy)
    assert pictograms == {}


def test_a_misspelt_key_is_not_said_to_be_missing_as_well(tmp_path: Path) -> None:
    _, problems = load(tmp_path, changes={"libelle": None, "label": "Un trait"})
    assert [(p.message, p.remedy) for p in problems] == [
        ("La clé « label » n’existe pas ici.", "Vouliez-vous dire « libelle » ?")]


def test_a_drawing_out_of_the_grid_is_told_in_its_file(tmp_path: Path) -> None:
    pictograms, problems = load(tmp_path, GOOD.replace("<path", "\n<path fill='red'"))
    assert pictograms == {}
    assert [(p.rule, p.place) for p in problems] == [("picto-grille", Place("diagrams/pictogrammes/trait.svg", 2, 7))]


@pytest.mark.parametrize(("right", "rules"), [(13, {"picto-compris"}), (14, set()), (20, set())])
def test_pass_mark_is_67_percent(tmp_path: Path, right: int, rules: set[str]) -> None:
    pictograms, problems = load(tmp_path, changes={"comprehension": {"statut": "teste", "n": 20, "juste": right}})
    assert {p.rule for p in problems} == rules
    assert pictograms["trait"].comprehension.percent == right * 5


def test_numbers_may_come_as_digits(tmp_path: Path) -> None:
    pictograms, problems = load(tmp_path, changes={"comprehension": {"statut": "teste", "n": "24", "juste": "20"}})
    assert problems == ()
    assert pictograms["trait"].comprehension == Comprehension(24, 20)


def test_a_file_out_of_the_catalogue_is_told_with_the_entry_to_copy(tmp_path: Path) -> None:
    svg = GOOD.replace("18", "17")
    (tmp_path / "oublie.svg").write_text(svg, encoding="utf-8")
    _, problems = load(tmp_path)
    assert [(p.rule, p.place.file) for p in problems] == [("picto-catalogue", "diagrams/pictogrammes/oublie.svg")]
    copied = plain_data(read_document(problems[0].remedy.partition("\n")[2].encode(), "").root)
    (tmp_path / "trait.svg").unlink()
    pictograms, problems = load_pictograms(tmp_path, {"pictogrammes": copied}, place_of)
    assert (set(pictograms), problems) == ({"oublie"}, ())


def test_an_entry_and_a_file_of_nearly_the_same_name_are_one_mistake(tmp_path: Path) -> None:
    (tmp_path / "traits.svg").write_text(GOOD, encoding="utf-8")
    _, problems = load_pictograms(tmp_path, {"pictogrammes": {"trait": {}}}, place_of)
    assert [(p.message, p.remedy) for p in problems] == [
        ("Le fichier « trait.svg » n’existe pas.", "Vouliez-vous dire « traits » ?")]


@pytest.mark.parametrize(("name", "remedy"), [
    ("Carte Été.svg", "Renommez-le « carte-ete.svg »."), ("trait.svg", "Ajoutez à catalogue.yml"),
])
def test_a_name_that_no_entry_can_have_is_told(tmp_path: Path, name: str, remedy: str) -> None:
    (tmp_path / name).write_text(GOOD, encoding="utf-8")
    _, problems = load_pictograms(tmp_path, {"pictogrammes": {"absent": {}}}, place_of)
    assert [p.remedy.startswith(r) for p, r in zip(problems, ("Créez-le", remedy), strict=True)] == [True, True]


def test_a_file_to_rename_is_not_proposed_to_its_entry(tmp_path: Path) -> None:
    (tmp_path / "Été.svg").write_text(GOOD, encoding="utf-8")
    _, problems = load_pictograms(tmp_path, {"pictogrammes": {"ete": {}}}, place_of)
    assert [p.remedy.split(",")[0] for p in problems] == ["Créez-le à côté du catalogue", "Renommez-le « ete.svg »."]


def test_one_drawing_under_two_names_is_told(tmp_path: Path) -> None:
    entries = {}
    for name in ("a", "b"):
        (tmp_path / f"{name}.svg").write_text(GOOD, encoding="utf-8")
        entries[name] = {
            "fichier": f"{name}.svg", "libelle": "Un trait", "licence": "MIT", "source": "tabler 3.51.0 (line)",
            "sha256": hashlib.sha256(GOOD.encode()).hexdigest(), "comprehension": {"statut": "non_teste"},
        }
    _, problems = load_pictograms(tmp_path, {"pictogrammes": entries}, place_of)
    assert [(p.rule, p.place) for p in problems] == [("picto-double", place_of("b"))]


def test_an_empty_catalogue_is_told(tmp_path: Path) -> None:
    pictograms, problems = load_pictograms(tmp_path, {}, place_of)
    assert pictograms == {}
    assert [p.rule for p in problems] == ["picto-catalogue"]
