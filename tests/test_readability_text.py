"""Characters, sentences, words, syllables, passives: cases an author can read, and properties."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.readability import Unit
from generator.readability.passives import find_passives
from generator.readability.syllables import count_spelled, count_syllables

CASES = Path(__file__).parent / "cases" / "readability"


def read(name: str):
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def sentences_of(text: str) -> list[str]:
    unit = Unit(text)
    return [text[unit.original(s.start):unit.original(s.end)] for s in unit.sentences]


@pytest.mark.parametrize("case", read("phrases"), ids=lambda case: case["texte"][:30])
def test_sentences_end_where_a_reader_ends_them(case):
    assert sentences_of(case["texte"]) == case["phrases"]


@pytest.mark.parametrize(("count", "words"), read("syllabes").items())
def test_syllables_are_those_spoken(count, words):
    assert {word: count_syllables(word) for word in words} == dict.fromkeys(words, count)


def test_acronyms_are_spelled_when_they_cannot_be_read():
    assert (count_spelled("RSA"), count_spelled("DP1"), count_spelled("CERFA"), count_spelled("WC")) == (3, 2, 2, 4)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in read("passifs").items() for text in texts])
def test_passives_are_told_from_the_rest(kind, text):
    unit = Unit(text)
    assert any(find_passives(unit, sentence) for sentence in unit.sentences) == (kind == "passif")


def test_words_are_counted_both_ways():
    sentence = Unit("L'accueil prend rendez-vous au 02 51 78 31 00.").sentences[0]
    assert (sentence.words, len(sentence.tokens)) == (5, 7)


def test_a_list_number_is_no_word():
    assert [s.words for s in Unit("1. Signez ici.\n2) Payez.\na) Venez là.").sentences] == [2, 1, 2]


def test_offsets_lead_back_to_a_text_with_separate_accents():
    text = unicodedata.normalize("NFD", "Le marché fermé. L'été arrivé, venez.")
    unit = Unit(text)
    assert [text[unit.original(s.start):unit.original(s.end)] for s in unit.sentences] == [
        unicodedata.normalize("NFD", "Le marché fermé."), unicodedata.normalize("NFD", "L'été arrivé, venez.")]


FRENCH = st.text(alphabet="aeéè lLM.!?…,;:«»()'’\u00a0\u202f-–0123456789\n\r\t🙂\u0301ŒœİQ", max_size=200)


@given(FRENCH)
def test_sentences_and_words_never_overlap_and_lose_no_letter(text):
    unit = Unit(text)
    plain = unit.text
    assert len(plain) == len(unit.source) == len(unit.lowered)
    covered = [i for s in unit.sentences for i in range(s.start, s.end)]
    assert covered == sorted(set(covered))
    letters = {i for i, c in enumerate(plain) if c.isalpha()}
    assert letters <= set(covered)
    for sentence in unit.sentences:
        places = [(t.start, t.end) for t in sentence.tokens]
        assert all(a < b for a, b in places)
        assert all(b <= c for (_, b), (c, _) in zip(places, places[1:]))
        assert plain[sentence.start:sentence.end].strip() == plain[sentence.start:sentence.end]
