"""Invariants of reading: it never raises, every place lies inside the file, one mistake gives one problem."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_town import CASES, DAY, FILE, base_text, opened

from generator.checks.check import Context
from generator.checks.run import check_procedure
from generator.content.load import decode_procedure
from generator.content.nodes import Mapping, Node, Scalar, Sequence
from generator.content.source import read_document
from generator.model.values import Texte
from generator.model.walk import texts
from generator.problems import Problem, in_order

CARD = (CASES / "mistakes/carte.yml").read_text(encoding="utf-8")
MARKS = st.sampled_from(list("\t:-&*!{}[]\"'|>#%@`?,\\\n\r\x00é😀") + ["  ", "<<: ", "---\n", "- ", "\u2028", "\x85"])
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The base with up to four cuts, repeats or odd characters."""
    text = base_text()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(MARKS) * draw(st.integers(0, 3)) + text[end:]
    return text


def assert_inside(problem: Problem, text: str) -> None:
    lines = text.split("\n")
    place = problem.place
    assert 1 <= place.line <= len(lines), problem
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1, problem
    assert problem.message and problem.remedy


@QUICK
@given(damaged())
def test_places_lie_inside_the_file(text: str) -> None:
    procedure, document, problems = decode_procedure(text.encode("utf-8", "replace"), FILE)
    for problem in problems:
        assert_inside(problem, document.text)
    for _, one in texts(procedure):
        assert isinstance(one, Texte)
        assert 1 <= one.place.line <= document.text.count("\n") + 1


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    _, document, problems = decode_procedure(data, FILE)
    for problem in problems:
        assert_inside(problem, document.text)


@QUICK
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    decode_procedure(text.encode("utf-8", "surrogatepass"), FILE)


def scalars(node: Node | None) -> list[Scalar]:
    """The values of a tree, written without quotes."""
    if isinstance(node, Scalar):
        return [node] if node.is_plain and node.end > node.start else []
    children = node.items if isinstance(node, Sequence) else \
        [value for _, value in node] if isinstance(node, Mapping) else ()
    return [found for child in children for found in scalars(child)]


CATALOGUE_OF_CARD = opened(CASES.parents[1]).loaded.catalogue
VALUES = scalars(read_document(CARD.encode(), FILE).root)
WRONG = st.sampled_from(["[a, b]", "{zq: b}", '""', "*nulle-part", "&ancre ", "!!int "])


def errors(text: str) -> list[Problem]:
    procedure, _, problems = decode_procedure(text.encode(), "procedures/papiers-identite/carte.yml")
    catalogue = CATALOGUE_OF_CARD
    sources = {**catalogue.sources, procedure.place.file: {str(s.id): s for s in procedure.sources}}
    known = type(catalogue)(**{**vars(catalogue), "sources": sources})
    found = in_order([*problems, *check_procedure(procedure, Context(known, DAY))])
    return [p for p in found if p.level == "erreur"]


@QUICK
@given(st.sampled_from(VALUES), WRONG)
def test_one_wrong_value_gives_one_problem(value: Scalar, wrong: str) -> None:
    """Where a value is a paragraph on several lines, or a list of one, the wrong form may be right."""
    kept = CARD[value.start : value.end] if wrong.endswith(" ") else ""
    text = CARD[: value.start] + wrong + kept + CARD[value.end :]
    found = errors(text)
    assert len(found) <= 1 or {p.rule for p in found} == {"cle-inconnue", "cle-manquante"}, [
        f"{p.place} {p.rule} {p.message}" for p in found]
    if found:
        assert (found[0].place.line, found[0].place.column) >= (value.place.line, value.place.column)


LINES = CARD.split("\n")
INDENTED = [n for n, line in enumerate(LINES) if line.startswith("  ") and not line.lstrip().startswith("#")]


@QUICK
@given(st.sampled_from(INDENTED), st.sampled_from(["one", "two", "after spaces"]))
def test_one_tab_gives_one_problem(number: int, kind: str) -> None:
    line = LINES[number]
    width = len(line) - len(line.lstrip(" "))
    tab = {"one": "\t", "two": "\t" * (width // 2), "after spaces": " " * (width - 1) + "\t"}[kind]
    found = errors("\n".join([*LINES[:number], tab + line.lstrip(" "), *LINES[number + 1 :]]))
    assert [(p.place.line, p.place.column, p.rule) for p in found] == [
        (number + 1, len(tab) - len(tab.lstrip(" ")) + 1, "yaml-tabulation")]
