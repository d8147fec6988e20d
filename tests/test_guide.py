"""Banner, cards and guide: what templates see, and a golden page that a person can read.

`pytest tests/test_guide.py --refresh` rewrites tests/golden/: read the difference before committing.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from outline import outline
from small_town import DAY, FILE, ROOT, base_text, opened, put_over, small_town

from generator.build import build
from generator.model.procedure import Procedure
from generator.model.values import Nom
from generator.project import Project
from generator.view.banner import banner
from generator.view.cards import by_letter, card, shown, sort_key
from generator.view.guide import guide
from generator.view.situation import states

GOLDEN = ROOT / "tests/golden"
ROLES = "competence: {decide: %s, realise: %s, accueille: %s, suit: ville, partage: Chacun sa part., source: [s1], " \
    "verifie_le: 2026-11-22}\n"
QUESTIONS = """questions:
  - id: age
    texte: Quel âge avez-vous ?
    reponses: [{id: majeur, texte: 18 ans ou plus}, {id: mineur, texte: Moins de 18 ans}]
pieces:
  - {id: photo, document: photo, source: [s1]}
  - id: preuve
    phrase: Une preuve de votre âge
    un_parmi: [{id: carte, document: identite}, {id: facture, document: domicile}]
    si: {age: [majeur]}
    source: [s1]
  - {id: rien, aucune: Rien de plus., si: {age: [mineur]}}
"""


def with_keys(folder: Path, keys: str) -> tuple[Project, Procedure]:
    project = opened(small_town(folder, {FILE: put_over(base_text(), keys)}))
    assert [p.message for p in project.problems if p.level == "erreur"] == []
    return project, project.loaded.catalogue.procedures["base"]


@pytest.mark.parametrize(("decides", "works", "receives", "kind"), [
    ("ville", "ville", "ville", "ville"),
    ("metropole", "metropole", "metropole", "metropole"),
    ("etat", "etat", "etat", "etat"),
    ("etat", "etat", "ville", "guichet"),
    ("ville", "metropole", "ville", "partage"),
    ("metropole", "ville", "metropole", "partage"),
])
def test_the_banner_is_computed(tmp_path: Path, decides: str, works: str, receives: str, kind: str) -> None:
    project, procedure = with_keys(tmp_path, ROLES % (decides, works, receives))
    view = banner(procedure, project.loaded.catalogue)
    assert view.genre == kind
    assert str(view.organisme.id) == receives
    assert {r.role for r in view.roles} == {"decide", "realise", "accueille", "suit"}


def test_cards(tmp_path: Path) -> None:
    project, procedure = with_keys(tmp_path, "titre: Élever un âne\n")
    one = card(procedure, project.loaded.catalogue, "../")
    assert (one.href, one.qui, one.genre) == ("../demarches/base/", "la Ville", "ville")
    assert [letter for letter, _ in by_letter([one])] == ["E"]
    assert sort_key("Élever") == "elever"


@pytest.mark.parametrize(("status", "public", "preview"), [
    ("publiee", 1, 1), ("brouillon", 0, 1), ("en_test", 0, 1), ("suspendue", 1, 1)])
def test_drafts_are_for_the_preview_only(tmp_path: Path, status: str, public: int, preview: int) -> None:
    more = "suspension: {raison: Travaux.}\n" if status == "suspendue" else ""
    project, _ = with_keys(tmp_path, f"statut: {status}\n{more}")
    catalogue = project.loaded.catalogue
    assert (len(shown(catalogue, "public")), len(shown(catalogue, "apercu"))) == (public, preview)


def test_a_guide_for_one_persons_answers(tmp_path: Path) -> None:
    project, procedure = with_keys(tmp_path, QUESTIONS)
    everyone = guide(procedure, project.loaded.catalogue, DAY)
    minor = guide(procedure, project.loaded.catalogue, DAY, {"age": "mineur"})
    assert [p.id for p in everyone.pieces] == ["photo", "preuve", "rien"]
    assert [p.id for p in minor.pieces] == ["photo", "rien"]
    group = everyone.pieces[1]
    assert (group.mot, group.quand, [m.nom for m in group.membres]) == (
        "ou", "18 ans ou plus", ["Pièce d'identité", "Justificatif de domicile"])
    assert everyone.agents is None
    assert [s.repere for s in everyone.etapes] == ["1", "2"]


def test_situation_pages_reach_every_answer(tmp_path: Path) -> None:
    _, procedure = with_keys(tmp_path, QUESTIONS)
    pages = {s.chemin: s for s in states(procedure)}
    assert sorted(pages) == ["situation/", "situation/aucun-de-ces-cas/", "situation/majeur/", "situation/mineur/"]
    assert [c.href for c in pages["situation/"].choix] == [
        "demarches/base/situation/majeur/", "demarches/base/situation/mineur/"]
    assert pages["situation/mineur/"].reponses == {"age": Nom("mineur")}


PAGES = {"accueil": "index.html", "essentiel": "demarches/base/index.html",
         "guide": "demarches/base/complet/index.html",
         "situation": "demarches/base/situation/majeur/index.html", "qui-fait-quoi": "qui-fait-quoi/index.html"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_town(tmp_path_factory.mktemp("doree"), {FILE: put_over(base_text(), QUESTIONS)})
    report = build(root, DAY)
    assert report.folder is not None
    return report.folder


@pytest.mark.parametrize("name", PAGES)
def test_golden_page(name: str, built: Path, refresh: bool) -> None:
    made = outline((built / PAGES[name]).read_text(encoding="utf-8"))
    parts = [f"Titre : {made.title}", "", "Plan :", *(f"  {h}" for h in made.headings), "", "Liens :",
             *(f"  {words} → {href}" for href, words in made.links), "", "Texte :",
             *re.findall(r".{1,110}(?:\s|$)", made.text)]
    said = "\n".join(line.rstrip() for line in parts) + "\n"
    path = GOLDEN / f"{name}.txt"
    if refresh:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
