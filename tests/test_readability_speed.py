"""Cost: every rule linear in the text, many sentences a second."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.plain.registry import RULES
from generator.checks.plain.rule import Context
from generator.readability import Unit, measure

LENGTH = 100_000
PIECES = [
    "a", "é ", "1,", "0 ", "1.", "(a", ")", "« ", "ne ", "ne pas ", "qui ", "par le ", "est ", "A ", "l'", "_a",
    "*a ", "/", "a@", "a.b", "...", "! ", "; ", " a,", "12h", "vingt ", "L. 1-", "il ", "en cas de ", "- a\n",
    "\"a", "[a", "e\u0301", "\u00ad", "aucun a ", "sauf a ", "était ", "procéder à la ", "M. ", "été bien ",
    "Cela, ", "a(e)",
]


def cost(text: str) -> float:
    """Seconds of processor for every rule and every measure."""
    start = time.process_time()
    units = (Unit(text),)
    for rule in RULES:
        for _ in rule.run(units, Context()):
            pass
    measure([text])
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_of_one_pattern_stays_cheap(piece):
    assert cost((piece * LENGTH)[:LENGTH // 4]) < 4


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=4))
def test_cost_grows_like_the_length(pieces):
    pattern = "".join(pieces)
    small, large = (pattern * 8_000)[:8_000], (pattern * 32_000)[:32_000]
    cost(small)
    assert cost(large) < 16 * cost(small) + 0.2


def test_a_sentence_of_a_hundred_kilobytes_costs_each_rule_less_than_a_second():
    words = "le service de la mairie vérifie votre demande et votre carte puis envoie la réponse au guichet "
    unit = Unit((words * LENGTH)[:LENGTH])
    assert len(unit.sentences) == 1
    for rule in RULES:
        start = time.process_time()
        assert all(finding.rule == rule.id for _, finding in rule.run((unit,), Context()))
        assert time.process_time() - start < 1, rule.id
