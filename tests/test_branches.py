"""Steps parted by answers: nothing lost, nobody's order changed, and titles that say for whom."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_town import DAY, ROOT

from generator.cache import Cache
from generator.cases import combinations
from generator.model.directory import Catalogue
from generator.model.pieces import Question, Reponse
from generator.model.sections import Etape
from generator.model.values import Nom, Si, Texte
from generator.project import open_project
from generator.view.branches import Branche, Cases, Pas, branches
from generator.view.guide import EtapeVue, guide


def question(rank: int, answers: int, si: Si) -> Question:
    return Question(id=Nom(f"q{rank}"), texte=Texte(f"Question {rank} ?"), si=si, reponses=tuple(
        Reponse(id=Nom(f"q{rank}-{n}"), texte=Texte(f"q{rank}-{n}")) for n in range(answers)))


def step(rank: int, si: Si) -> EtapeVue:
    model = Etape(id=Nom(f"e{rank}"), titre=Texte("Faites"), acteur=Nom("vous"), si=si)
    return EtapeVue(model, f"etapes.e{rank}", str(rank + 1), "vous", "vous", "", None, "note", (), "", {}, ())


@st.composite
def conditions(draw: st.DrawFn, questions: list[Question]) -> Si:
    asked = draw(st.lists(st.sampled_from(questions), unique_by=lambda q: str(q.id), max_size=2)) if questions else []
    return Si(tuple((q.id, tuple(draw(st.lists(st.sampled_from([a.id for a in q.reponses]), min_size=1, unique=True))))
                    for q in asked))


@st.composite
def procedures(draw: st.DrawFn) -> tuple[list[Question], list[EtapeVue]]:
    questions: list[Question] = []
    for rank in range(draw(st.integers(0, 3))):
        questions.append(question(rank, draw(st.integers(2, 5)), draw(conditions(questions))))
    return questions, [step(rank, draw(conditions(questions))) for rank in range(draw(st.integers(1, 9)))]


def said(words: str, answers: dict[str, str]) -> bool:
    """Whether these answers are among those a title or a mention names, question by question."""
    named = re.findall(r"(q\d)-\d", words)
    return all(answers.get(question, "?") in words for question in named)


@given(procedures())
def test_any_procedure_is_parted_truly(made: tuple[list[Question], list[EtapeVue]]) -> None:
    questions, steps = made
    parts = branches(steps, questions)
    placed = [(branch, row, pas) for branch in parts for row in branch.rangs for pas in row]
    assert sorted(pas.vue.bloc for *_, pas in placed) == [s.bloc for s in steps], "each step once"
    for rank, answers in enumerate(combinations(questions)):
        mine = [s.bloc for s in steps if s.etape.si.holds(answers)]
        assert [pas.vue.bloc for *_, pas in placed if rank in pas.cas] == mine, "a person's steps keep their order"
        for branch, _, pas in placed:
            assert (said(branch.quand, answers) and said(pas.quand, answers)) == (rank in pas.cas)
    for branch in parts:
        for above, below in zip(branch.rangs, branch.rangs[1:], strict=False):
            assert people(above) & people(below), "what follows is done by somebody who did what comes before"
        for row in branch.rangs:
            assert sum(len(pas.cas) for pas in row) == len(people(row)), "steps side by side exclude each other"


def people(row: tuple[Pas, ...]) -> Cases:
    return frozenset().union(*(pas.cas for pas in row))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_project(ROOT, DAY, Cache(None)).loaded.catalogue


def parted(catalogue: Catalogue, slug: str) -> list[tuple[str, list[str]]]:
    procedure = catalogue.procedures[slug]
    found: tuple[Branche, ...] = branches(guide(procedure, catalogue, DAY).etapes, procedure.questions)
    return [(branch.quand, [" | ".join(str(p.vue.etape.id) for p in row) for row in branch.rangs]) for branch in found]


def test_each_need_of_the_bins_guide_has_its_own_way(catalogue: Catalogue) -> None:
    assert [rows for _, rows in parted(catalogue, "bacs-et-collecte")] == [
        ["appeler-bac-casse | appeler-bac-vole", "remplacement"],
        ["chercher-jour"], ["decaler-un-jour", "verifier-exception"], ["sortir-le-bac"],
        ["attendre-le-soir", "signaler-oubli"]]


def test_a_step_for_some_needs_no_branch(catalogue: Catalogue) -> None:
    """One conditional step, or two that replace each other: the row says it all."""
    assert [quand for quand, _ in parted(catalogue, "carte-identite")] == [""]
    assert "venir | venir-temoins" in parted(catalogue, "legalisation-signature")[0][1]


def test_common_steps_come_back_after_the_ways(catalogue: Catalogue) -> None:
    procedure = catalogue.procedures["encombrants"]
    found = branches(guide(procedure, catalogue, DAY).etapes, procedure.questions)
    assert [(b.quand, b.pour_tous) for b in found] == [("En maison", True), ("En immeuble", True), ("", True)]


def test_a_title_too_long_says_the_others(catalogue: Catalogue) -> None:
    procedure = catalogue.procedures["signalement-espace-public"]
    found = branches(guide(procedure, catalogue, DAY).etapes, procedure.questions)
    assert [b.autres for b in found] == [False, False, True]
