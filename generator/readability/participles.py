"""Past participles: which words are one, and the verb behind each.

Owns: the reading of a word as a participle (those in -é by their ending, the others by list), and the present tense
of its verb, for proposals. Must not know: sentences, passives, rules.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from generator.readability.lexicon import read_table, words_of

_ENDING_E = re.compile(r"é(?:e?s?)\Z")
_CHANGING = re.compile(r"(é|e)([bcdfghjklmnpqrstvz]{1,2}|gn|gu|qu|ch)\Z")
_DOUBLING = words_of("appel rappel renouvel jet rejet projet interjet épel étiquet feuillet morcel ruissel chancel")


class Verb(NamedTuple):
    """A verb met as a participle: masculine singular participle, infinitive, present « il … » and « ils … »."""

    participle: str
    infinitive: str
    singular: str
    plural: str


@lru_cache(maxsize=16384)
def read_participle(word: str) -> Verb | None:
    """The verb of a word in lower case that may be a past participle, or None."""
    if _ENDING_E.search(word):
        base = word.rstrip("s").removesuffix("e")
        return _first_group(base) if len(base) > 3 or base in ("créé", "lié", "cité", "payé", "gelé", "géré") else None
    return _irregular().get(word)


@cache
def excluded() -> dict[str, str]:
    """Participle (masculine singular) → « actif », « etat » or « par »: why it makes no passive after « être »."""
    return {word: kind for kind, words in read_table("participes_exclus") for word in words.split()}


def _first_group(participle: str) -> Verb:
    stem = participle[:-1]
    present = _present_stem(stem)
    return Verb(participle, stem + "er", present + "e", present + "ent")


def _present_stem(stem: str) -> str:
    """« délivr » → « délivr », « gér » → « gèr », « envoy » → « envoi », « rejet » → « rejett »."""
    if stem.endswith(("oy", "uy", "ay")):
        return stem[:-1] + "i"
    if stem in _DOUBLING:
        return stem + stem[-1]
    match = _CHANGING.search(stem)
    if match and (match.group(1) == "é" or len(match.group(2)) == 1 or match.group(2) in ("vr", "gn")):
        return stem[:match.start()] + "è" + match.group(2)
    return stem


@cache
def _irregular() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for row in read_table("participes"):
        verb = Verb(*row)
        stem = verb.participle.replace("û", "u")
        for form in (verb.participle, stem + "e", stem + "es", _plural(stem)):
            verbs[form] = verb
    return verbs


def _plural(participle: str) -> str:
    return participle if participle.endswith("s") else participle + "s"
