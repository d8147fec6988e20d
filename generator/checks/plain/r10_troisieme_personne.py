"""R10: the reader spoken of in the third person (« le demandeur ») instead of « vous »."""

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, quote, span
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.lexicon import read_table, words_of
from generator.readability.phrases import PhraseIndex

_DETERMINERS = words_of("le la l' les tout toute tous toutes un une des du au aux chaque de d'")
_PERSON = re.compile(
    r"\b(?:(?:toute|aucune) personne|(?:tout|chaque) (?:citoyen|habitant|individu|étranger|élève|parent"
    r"|propriétaire|locataire|candidat|conducteur|automobiliste|particulier|commerçant|électeur)"
    r"|la famille (?:doit|peut|devra|pourra|est tenue)"
    r"|les (?:parents|familles) (?:doivent|peuvent|devront|pourront|sont tenue?s))\b")
_WHY = "On parle du lecteur au lieu de lui parler"


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    for match in _readers().find(sentence):
        first = match.first
        if first and sentence.tokens[first - 1].mot in _DETERMINERS:
            first -= 1
        elif first == 0 or sentence.tokens[first - 1].mot != "par":
            continue
        start, end = span(sentence, first, match.last)
        yield Hit(start, end, f"{_WHY} : {quote(unit, start, end)}.", "Écrivez «\u00a0vous\u00a0».")
    for found in _PERSON.finditer(unit.lowered, sentence.start, sentence.end):
        yield Hit(*found.span(), f"{_WHY} : {quote(unit, *found.span())}.", "Écrivez «\u00a0vous\u00a0».")


@cache
def _readers() -> PhraseIndex[str]:
    rows = [row[0] for row in read_table("lecteur")]
    plurals = [" ".join(word + "s" if len(word) > 2 else word for word in row.split()) for row in rows]
    return PhraseIndex(((form, form) for form in [*rows, *plurals]), exact=True)


RULE = Rule(
    id="r10-troisieme-personne",
    title="Lecteur à la troisième personne",
    source="CAN-ASC-3.1 et FALC : adressez-vous au lecteur",
    level=Level.AVERTISSEMENT,
    passing=("Vous signez la demande.",),
    failing=("Le demandeur signe le formulaire.", "Tout contrevenant risque une amende."),
    check=each_sentence(_check),
    lexical=True,
)
