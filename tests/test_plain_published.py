"""The procedures of this repository keep the promise: each page reaches the threshold, and its findings were read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.content.spans import index_of
from generator.model.procedure import Procedure
from generator.model.words import Statut
from generator.plain.review import Review
from generator.plain.run import Judge
from generator.plain.threshold import Threshold, gate, threshold_of
from generator.problems import Level
from generator.project import open_project
from generator.readability import Unit, measure_units

ROOT = Path(__file__).parents[1]
FILES = sorted(p for p in (ROOT / "procedures").rglob("*.yml") if "_commun" not in p.parts)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    return Judge(open_project(ROOT, date(2026, 11, 22), cache), cache)


def page(judge: Judge, path: Path) -> tuple[Procedure, Review]:
    procedure = judge.catalogue.procedures[path.stem]
    return procedure, judge.review(procedure)


def test_the_limits_are_those_promised(judge: Judge) -> None:
    assert threshold_of(judge.project.settings) == Threshold(2.5, 0.10, 0.05)
    assert sum(p.statut is Statut.PUBLIEE for p in judge.catalogue.procedures.values()) >= 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_page_reaches_the_threshold_of_publication(judge: Judge, path: Path) -> None:
    _, judged = page(judge, path)
    assert gate(judged, Statut.PUBLIEE, threshold_of(judge.project.settings)) == ()
    assert judged.measures.level is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_long_texts_alone_reach_it_too(judge: Judge, path: Path) -> None:
    """Short answers and list items do not make the level: without any text under 8 words, the page still holds."""
    _, judged = page(judge, path)
    paragraphs = [text for _, text, public in judged.textes if public and len(text.split()) >= 8]
    measures = measure_units(Unit(text) for text in paragraphs)
    assert measures.level is not None
    assert measures.level <= 2.5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_finding_is_reworded_or_accepted_with_a_reason(judge: Judge, path: Path) -> None:
    procedure, judged = page(judge, path)
    told = [f"{c.problem.place} {c.problem.rule} « {c.problem.excerpt} »" for c in judged.constats
            if c.problem.level is not Level.INFO and procedure.statut is Statut.PUBLIEE]
    assert told == []
    assert judged.inutiles == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_finding_points_at_its_words(judge: Judge, path: Path) -> None:
    """The excerpt, wherever it stands in the YAML, is what the place says once folding is undone."""
    _, judged = page(judge, path)
    source = judge.texts[judged.file]
    for constat in (*judged.constats, *(accepted.constat for accepted in judged.acceptes)):
        place = constat.problem.place
        written = source[index_of(source, place.line, place.column):index_of(source, place.end_line, place.end_column)]
        assert " ".join(written.replace("''", "'").replace('\\"', '"').split()) == " ".join(
            constat.problem.excerpt.split())
