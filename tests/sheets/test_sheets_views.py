"""What a sheet shows: a person's papers and no others, nothing of the desk for residents, an honest version."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cases import combinations as all_answers
from generator.cases import every_piece, every_step, papers, steps
from generator.sheets.feuille import sheet, without_desk
from generator.sheets.narrow import answers_from, narrowed
from generator.sheets.poster import poster_view
from generator.view.cards import shown

from .world import DAY, procedure, project

SLUGS = sorted(project().loaded.catalogue.procedures)
CATALOGUE = project().loaded.catalogue


def pieces_of(pieces: object) -> list[str]:
    return [str(p.id) for p in every_piece(pieces)]  # type: ignore[arg-type]


@pytest.mark.parametrize("slug", SLUGS)
def test_complete_answers_leave_what_the_cases_leave(slug: str) -> None:
    found = procedure(slug)
    for answers in all_answers(found.questions):
        left = narrowed(found, answers)
        assert pieces_of(left.pieces) == pieces_of(papers(found.pieces, answers)), answers
        kept = [s.id for s in every_step(left.etapes)]
        assert kept == [s.id for s in every_step(steps(found.etapes, answers))], answers
        assert not left.questions


def test_partial_answers_keep_what_is_still_open() -> None:
    left = narrowed(procedure("carte-identite"), {"age": "mineur", "motif": "perte"})
    assert [str(q.id) for q in left.questions] == ["domicile"]
    found = pieces_of(left.pieces)
    assert "timbre" in found and "domicile-heberge" in found and "photo" in found
    assert "passeport-majeur" not in found and "preuve-plus-5-ans" not in found
    open_paper = next(p for p in left.pieces if p.id == "domicile-heberge")  # type: ignore[union-attr]
    assert open_paper.si.questions == {"domicile"}


def test_a_question_that_can_no_longer_be_asked_excludes_its_papers() -> None:
    left = narrowed(procedure("carte-identite"), {"motif": "vol"})
    assert "expiration" not in [str(q.id) for q in left.questions]
    assert "preuve-plus-5-ans" not in pieces_of(left.pieces)


@pytest.mark.parametrize(("text", "said"), [
    ("motiv=perte", "Vouliez-vous dire « motif »"),
    ("motif=perdu", "Choisissez parmi : premiere, renouvellement, perte, vol."),
    ("motif", "Écrivez par exemple : motif=premiere."),
    ("motif=", "Il manque la réponse"),
    ("age=mineur,motif=perte,expiration=plus-5-ans", "La question « expiration » n’est pas posée dans ce cas."),
])
def test_a_wrong_case_is_said_in_french(text: str, said: str) -> None:
    assert said in answers_from(text, procedure("carte-identite"))[1]


def test_answers_are_put_in_the_order_of_the_questions() -> None:
    assert answers_from("motif=perte, age=mineur", procedure("carte-identite")) == (
        {"age": "mineur", "motif": "perte"}, "")


@pytest.mark.parametrize("profil", ["usager", "grands-caracteres"])
def test_nothing_of_the_desk_is_in_a_residents_view(profil: str) -> None:
    found = procedure("carte-identite")
    assert found.agents and found.message_attente and found.essai and found.autres_noms
    view = sheet(found, CATALOGUE, DAY, profil)
    assert view.accueil is None and view.guide.agents is None
    shown_procedure = view.guide.procedure
    assert shown_procedure == without_desk(shown_procedure)
    assert str(found.message_attente) not in repr(view)


def test_the_desk_has_its_checks_beside_the_papers() -> None:
    view = sheet(procedure("carte-identite"), CATALOGUE, DAY, "agent")
    assert view.accueil is not None
    assert view.accueil.verifications["photo"] == ("La photo a moins de 6 mois et suit les règles.",)
    assert view.accueil.renvois and view.accueil.message and view.questions_1 and view.questions_2


def test_the_desk_sheet_of_a_case_leaves_out_the_checks_of_other_cases() -> None:
    view = sheet(procedure("carte-identite"), CATALOGUE, DAY, "agent", {"age": "mineur", "motif": "perte"})
    assert view.accueil is not None and "ancienne-carte" not in view.accueil.verifications


def test_the_version_follows_what_is_shown_and_nothing_else() -> None:
    found = procedure("carte-identite")
    version = sheet(found, CATALOGUE, DAY).version
    assert sheet(replace(found, agents=None, essai=()), CATALOGUE, DAY).version == version
    assert sheet(replace(found, conditions=()), CATALOGUE, DAY).version != version


def test_papers_for_everybody_come_first() -> None:
    for found in shown(CATALOGUE, "public"):
        conditions = [lot.quand for lot in sheet(found, CATALOGUE, DAY).lots]
        assert "" not in conditions[1:], found.slug
        assert len(conditions) == len(set(conditions)), found.slug


def test_steps_of_one_case_that_follow_each_other_are_put_together() -> None:
    together = 0
    for found in shown(CATALOGUE, "public"):
        view = sheet(found, CATALOGUE, DAY)
        assert [step for suite in view.suites for step in suite.etapes] == list(view.guide.etapes)
        for suite in view.suites:
            if suite.quand:
                together += 1
                assert len(suite.etapes) > 1 and {step.quand for step in suite.etapes} == {suite.quand}
    assert together >= 5


def test_papers_of_some_cases_are_those_that_not_everybody_brings() -> None:
    view = sheet(procedure("carte-identite"), CATALOGUE, DAY)
    assert "Un timbre fiscal" in view.autres_papiers and "Une déclaration de perte" in view.autres_papiers
    assert not set(view.lots[0].papiers) & set(view.autres_papiers) and view.lots[0].quand == ""
    assert len(set(view.autres_papiers)) == len(view.autres_papiers)
    assert sheet(procedure("certificat-urbanisme"), CATALOGUE, DAY).autres_papiers == ()


def test_complete_answers_lead_to_the_persons_page_partial_ones_to_the_guide() -> None:
    found = procedure("carte-identite")
    whole = {"age": "majeur", "motif": "perte", "domicile": "heberge"}
    assert sheet(found, CATALOGUE, DAY, answers=whole).chemin == (
        "demarches/carte-identite/situation/majeur/perte/heberge/")
    assert sheet(found, CATALOGUE, DAY, answers={"motif": "perte"}).chemin == "demarches/carte-identite/"


def test_the_poster_attributes_nothing_that_is_not_known() -> None:
    view = poster_view(CATALOGUE)
    told = {str(s.ligne.id): s for column in view.colonnes for s in column.sujets}
    assert {str(line.id) for line in view.inconnus} == {
        str(line.id) for line in CATALOGUE.competences if line.statut == "inconnu"}
    assert not set(told) & {str(line.id) for line in view.inconnus}
    assert all(told[str(line.id)].a_confirmer == (line.statut == "voisine")
               for line in CATALOGUE.competences if str(line.id) in told)
    assert len(told) + len(view.inconnus) == len(CATALOGUE.competences)
