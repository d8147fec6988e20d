"""Every combination of answers: what `demarches cases` lists, and the proof that none is left out."""

from __future__ import annotations

import json
import re
from datetime import date
from io import StringIO
from itertools import product
from pathlib import Path

import pytest
from small_town import DAY, ROOT, opened, real_copy

from generator.cache import Cache
from generator.cases import MAX_CASES, all_cases, combinations, every_piece
from generator.cli import main
from generator.commands.command import Console
from generator.model.directory import Catalogue
from generator.model.pieces import Question, Reponse
from generator.model.values import Nom, Si, Texte
from generator.project import open_project

CARD = "procedures/papiers-identite/carte-identite.yml"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_project(ROOT, DAY, Cache(None)).loaded.catalogue


def run(*words: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    return main(list(words), Console(out, err)), out.getvalue(), err.getvalue()


def test_identity_card_lists_every_combination(catalogue: Catalogue) -> None:
    code, text, _ = run("--racine", str(ROOT), "cases", "carte-identite", "--format", "json", "--date", "2026-11-22")
    assert code == 0
    cases = json.loads(text)
    questions = catalogue.procedures["carte-identite"].questions
    answers = {str(q.id): [str(a.id) for a in q.reponses] for q in questions}
    expected = set()
    for chosen in product(*answers.values()):
        given: dict[str, str] = {}
        for question, answer in zip(questions, chosen, strict=True):
            if question.si.holds(given):
                given[str(question.id)] = answer
        expected.add(tuple(given.items()))
    assert {tuple(case["reponses"].items()) for case in cases} == expected
    assert len(cases) == len(expected) >= 24
    assert all(case["pieces"] and case["etapes"] and case["cout"] and case["delai"] for case in cases)
    loss = [c for c in cases if c["reponses"]["motif"] == "perte" and c["reponses"]["age"] == "majeur"]
    assert all(any("timbre" in line.lower() for line in case["pieces"]) for case in loss)


def test_the_text_says_every_situation() -> None:
    code, text, _ = run("--racine", str(ROOT), "cases", "carte-identite", "--date", "2026-11-22")
    assert code == 0
    numbers = [int(n) for n in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert f"{len(numbers)} situations" in text


def test_an_unknown_name_is_helped() -> None:
    code, _, said = run("--racine", str(ROOT), "cases", "carte-identitee")
    assert code == 2
    assert "carte-identite" in said


def test_papers_taken_from_one_answer_leave_a_hole_with_a_name(tmp_path: Path) -> None:
    root = real_copy(tmp_path)
    text = (root / CARD).read_text(encoding="utf-8")
    start = text.index("  - id: domiciliation\n")
    (root / CARD).write_text(text[:start] + text[text.index("  - id: majeur-premiere\n"):], encoding="utf-8")
    found = [p for p in opened(root).problems if p.level == "erreur"]
    assert [(p.place.file, p.rule) for p in found] == [(CARD, "cas")]
    assert "domicile : sans-domicile" in found[0].message
    assert "age : majeur" in found[0].message
    code, said, _ = run("--racine", str(root), "cases", "carte-identite", "--date", "2026-11-22")
    assert code == 1
    assert "sans-domicile" in said


@pytest.mark.parametrize("day", [DAY, date(2027, 9, 1)])
def test_every_published_procedure_is_whole(catalogue: Catalogue, day: date) -> None:
    for procedure in catalogue.procedures.values():
        for cas in all_cases(procedure, day):
            for name in ("pieces", "etapes", "cout", "delai"):
                section = getattr(procedure, name)
                assert getattr(cas, name) or not isinstance(section, tuple) or day != DAY, (procedure.slug, cas.cle)
            ids = [str(p.id) for p in every_piece(cas.pieces)]
            assert len(ids) == len(set(ids))


def question(name: str, *answers: str, si: Si | None = None) -> Question:
    replies = tuple(Reponse(id=Nom(a), texte=Texte(a)) for a in answers)
    return Question(id=Nom(name), texte=Texte(name), reponses=replies, si=si or Si())


def test_questions_not_asked_have_no_answer() -> None:
    only_minor = Si(((Nom("age"), (Nom("mineur"),)),))
    asked = (question("age", "majeur", "mineur"), question("ecole", "oui", "non", si=only_minor))
    assert list(combinations(asked)) == [
        {"age": "majeur"}, {"age": "mineur", "ecole": "oui"}, {"age": "mineur", "ecole": "non"}]


def test_the_count_is_bounded() -> None:
    many = tuple(question(f"q{n}", "a", "b", "c") for n in range(30))
    assert sum(1 for _ in combinations(many)) == MAX_CASES + 1
