"""A project's folder opened: settings, shared lists, what must be unique over files, what a broken list leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_town import CASES, FILE, base_text, opened, small_town

from generator.project import project_root
from generator.settings import settings_from

COMMON = "procedures/_commun/commun.yml"


def common() -> str:
    return (CASES / "commun.yml").read_text(encoding="utf-8")


def told(root: Path) -> list[str]:
    return [f"{p.place} {p.rule}" for p in opened(root).problems]


def test_root_is_found_from_inside(tmp_path: Path) -> None:
    root = small_town(tmp_path)
    assert project_root(root / "procedures/papiers") == root
    assert project_root(Path("/")) is None


def test_settings() -> None:
    settings, unknown = settings_from({"site_name": "A", "site_url": "https://a.fr", "extra": {"demarches": {
        "ville": "B", "couleur": "bleu"}}})
    assert (settings.nom, settings.url, settings.ville, unknown) == ("A", "https://a.fr/", "B", ("couleur",))
    assert settings_from(None)[1] == ()
    assert settings_from({"extra": []})[0].ville


def test_an_unknown_setting_is_told_at_its_line(tmp_path: Path) -> None:
    root = small_town(tmp_path)
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "    couleur: bleu\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    assert told(root) == [f"mkdocs.yml:{line}:5 reglage"]


def test_two_procedures_of_one_name(tmp_path: Path) -> None:
    text = base_text().replace("theme: papiers", "theme: dechets")
    assert [p.split(" ")[1] for p in told(small_town(tmp_path, {"procedures/dechets/base.yml": text}))] == [
        "slug-double"]


def test_a_yaml_file_that_would_be_ignored(tmp_path: Path) -> None:
    assert told(small_town(tmp_path, {"procedures/papiers/oubliee.yaml": base_text()})) == [
        "procedures/papiers/oubliee.yaml:1:1 fichier-nom"]


def test_one_mistake_in_a_shared_list_is_one_problem(tmp_path: Path) -> None:
    for old, new, rule in (
        ("services:\n", "servces:\n", "cle-inconnue"),
        ("{id: accueil, nom", "{id: Accueil !, nom", "identifiant"),
        ("{id: photo, nom", "{id: identite, nom", "id-double"),
        ("organisme: ville, adresse", "organisme: vile, adresse", "reference"),
        ("telephone: 01 99 00 00 02}", "telephone: 01 99 00 00 02, couleur: bleu}", "cle-inconnue"),
    ):
        assert common().count(old) == 1
        found = told(small_town(tmp_path, {COMMON: common().replace(old, new)}))
        assert [one.rsplit(" ", 1)[1] for one in found] == [rule], (old, found)
        assert found[0].startswith(COMMON)


def test_an_unreadable_shared_file_is_one_problem(tmp_path: Path) -> None:
    found = told(small_town(tmp_path, {COMMON: common() + "autre: [jamais fermée\n"}))
    assert [one.rsplit(" ", 1)[1] for one in found] == ["yaml-syntaxe"]


def test_texts_are_kept_for_excerpts(tmp_path: Path) -> None:
    project = opened(small_town(tmp_path))
    assert project.texts[FILE] == base_text()
    assert project.loaded.parsed == 2


@pytest.mark.parametrize(("file", "old", "new"), [
    ("diagrams/specimens/passeport.yml", "format: livret", "format: livre"),
    ("diagrams/pictogrammes/catalogue.yml", "  mairie:\n    fichier: mairie.svg", "  mairie:\n    fichier: ville.svg"),
    ("diagrams/pictogrammes/mairie.svg", 'stroke-width="2"', 'stroke-width="3"'),
    ("diagrams/qui-fait-quoi.yml", "picto: carte-identite", "picto: carte-identitee"),
    ("diagrams/qui-fait-quoi.yml", "competence: carte", "competence: cartes"),
])
def test_a_mistake_in_a_drawing_is_told_at_its_line(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = small_town(tmp_path)
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    project = opened(root)
    places = [p.place for p in project.problems if p.place.file == file]
    assert [project.texts[file].splitlines()[place.line - 1] for place in places] == [
        next(line for line in text.replace(old, new).splitlines() if new.splitlines()[-1] in line)]


def test_a_key_that_is_missing_is_told_where_it_should_be(tmp_path: Path) -> None:
    path = small_town(tmp_path) / "diagrams/specimens/passeport.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = lines.index("  - libelle: Votre photo\n")
    path.write_text("".join(lines[: at + 1] + lines[at + 2 :]), encoding="utf-8")
    assert told(tmp_path) == [f"diagrams/specimens/passeport.yml:{at + 1}:5 specimen"]


def test_a_specimen_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    root = small_town(tmp_path, {"diagrams/specimens/passeport.yml": "titre: [jamais fermée\n"})
    assert [one.rsplit(" ", 1)[1] for one in told(root)] == ["yaml-syntaxe"]
