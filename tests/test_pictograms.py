"""The pictograms of the project are one sound family, and each fault of a catalogue is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

import pytest

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
    """The catalogue of the project; its shape is regular enough to be read here without the door on YAML."""
    entries: dict[str, object] = {}
    entry: dict[str, object] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  ") and not line.startswith("    "):
            entry = {}
            entries[line.strip().rstrip(":").strip('"')] = entry
        elif line.startswith("    "):
            key, _, value = line.strip().partition(": ")
            entry[key] = {"statut": "non_teste"} if value == "{statut: non_teste}" else value.strip('"')
    return {"pictogrammes": entries}


def place_of(ident: str) -> Place:
    return Place("catalogue.yml", 1, 1, 1, 1 + len(ident))


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
    ("changes", "rule"),
    [
        ({"sha256": "0" * 64}, "picto-empreinte"),
        ({"fichier": "absent.svg"}, "picto-catalogue"),
        ({"libelle": ""}, "picto-catalogue"),
        ({"licence": "CC-BY-NC-SA-4.0"}, "picto-licence"),
        ({"licence": "CC-BY-ND-4.0"}, "picto-licence"),
        ({"source": "@gouvfr/dsfr 1.15"}, "picto-licence"),
        ({"comprehension": {"statut": "teste", "n": 10}}, "picto-catalogue"),
        ({"comprehension": {"statut": "teste", "n": "beaucoup", "juste": 3}}, "picto-catalogue"),
        ({"comprehension": None}, "picto-catalogue"),
        ({"comprehension": {"statut": "teste", "n": 3, "juste": 4}}, "picto-catalogue"),
    ],
)
def test_a_faulty_entry_is_told_and_left_out(tmp_path: Path, changes: dict[str, object], rule: str) -> None:
    pictograms, problems = load(tmp_path, changes=changes)
    assert rule in {p.rule for p in problems}
    assert pictograms == {}


@pytest.mark.parametrize(
    "svg",
    [
        GOOD.replace("0 0 24 24", "0 0 32 32"),
        GOOD.replace('stroke-width="2"', 'stroke-width="1.5"'),
        GOOD.replace("<svg ", '<svg width="24" '),
        GOOD.replace('<path d="M3 3h18"/>', "<text>i</text>"),
        GOOD.replace('<path d="M3 3h18"/>', '<image href="photo.png"/>'),
        GOOD.replace('<path d="M3 3h18"/>', "<script>1</script>"),
        GOOD.replace('<path d="M3 3h18"/>', ""),
        GOOD.replace("<path ", '<path fill="red" '),
        GOOD.replace("<path ", '<path onclick="x" '),
        GOOD.replace("<path ", "<path"),
        "<!DOCTYPE svg>" + GOOD,
        "rien",
    ],
)
def test_a_drawing_out_of_the_grid_is_refused(tmp_path: Path, svg: str) -> None:
    pictograms, problems = load(tmp_path, svg)
    assert {p.rule for p in problems} == {"picto-grille"}
    assert pictograms == {}


@pytest.mark.parametrize(("right", "rules"), [(13, {"picto-compris"}), (14, set()), (20, set())])
def test_pass_mark_is_67_percent(tmp_path: Path, right: int, rules: set[str]) -> None:
    pictograms, problems = load(tmp_path, changes={"comprehension": {"statut": "teste", "n": 20, "juste": right}})
    assert {p.rule for p in problems} == rules
    assert pictograms["trait"].comprehension.percent == right * 5


def test_numbers_may_come_as_digits(tmp_path: Path) -> None:
    pictograms, problems = load(tmp_path, changes={"comprehension": {"statut": "teste", "n": "24", "juste": "20"}})
    assert problems == ()
    assert pictograms["trait"].comprehension == Comprehension(24, 20)


def test_a_file_out_of_the_catalogue_is_told(tmp_path: Path) -> None:
    (tmp_path / "oublie.svg").write_text(GOOD.replace("18", "17"), encoding="utf-8")
    _, problems = load(tmp_path)
    assert [p.rule for p in problems] == ["picto-catalogue"]
    assert "oublie.svg" in problems[0].message


def test_one_drawing_under_two_names_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(GOOD, encoding="utf-8")
    entry = {
        "fichier": "a.svg", "libelle": "Un trait", "licence": "MIT", "source": "tabler 3.51.0 (line)",
        "sha256": hashlib.sha256(GOOD.encode()).hexdigest(), "comprehension": {"statut": "non_teste"},
    }
    _, problems = load_pictograms(tmp_path, {"pictogrammes": {"a": entry, "b": entry}}, place_of)
    assert [p.rule for p in problems] == ["picto-double"]


def test_an_empty_catalogue_is_told(tmp_path: Path) -> None:
    pictograms, problems = load_pictograms(tmp_path, {}, place_of)
    assert pictograms == {}
    assert [p.rule for p in problems] == ["picto-catalogue"]
