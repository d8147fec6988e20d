"""R20: conditional, subjunctive imperfect, past historic, future, where the present would do."""

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, quote
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.lemmas import find_lemma
from generator.readability.lexicon import words_of

_STEMS = (
    "aur|ser|fer|ir|pourr|devr|voudr|saur|verr|enverr|recevr|viendr|tiendr|vaudr|faudr|courr|mourr|acquerr|cueiller"
    "|accueiller|assiér|pleuvr|percevr|concevr|décevr|apercevr|prévaudr|équivaudr")
_PREFIX = "(?:re|dé|pré|par|inter|sur|con|ob|main|sou|dis|ab|entre|contre)?"
_INFINITIVE = rf"(?:{_PREFIX}(?:{_STEMS})|\w{{2,}}(?:er|ir|dr|tr|ttr|vr))"
_FUTURE = re.compile(rf"{_INFINITIVE}(ai|as|a|ons|ez|ont)\Z")
_CONDITIONAL = re.compile(rf"{_INFINITIVE}(ais|ait|ions|iez|aient)\Z")
_PAST = re.compile(
    r"\w{3,}(?:èrent|irent|urent|înt|înrent|âmes|âtes|îmes|îtes|ûmes|ûtes|assiez|assions|assent|isse|issiez|usse"
    r"|ussent)\Z|(?:fut|fût|furent|eut|eût|eurent|fît|dût|pût|vînt|tînt|fussent|eussent|dussent)\Z")
_SUBJECTS = words_of("je tu il elle on nous vous ils elles qui ce")


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    previous = ""
    for i, token in enumerate(sentence.tokens):
        name, advice = _read_tense(token.mot, previous) if token.nature == "mot" and len(token.mot) > 2 else ("", "")
        proper = i > 0 and unit.text[token.start].isupper()
        if name and not proper:
            yield Hit(token.start, token.end, f"{name} : {quote(unit, token.start, token.end)}.", advice)
            return
        previous = token.mot


def _read_tense(word: str, previous: str) -> tuple[str, str]:
    """Name of the tense and what to write, or two empty strings."""
    if word[-1] not in "aszte":
        return "", ""
    if word in ("fut", "fût", "eut", "eût") or _PAST.match(word) and _is_verb(word):
        return "Temps rare", _present(word)
    if _FUTURE.match(word) and _is_future(word, previous):
        return "Futur", _present(word)
    if _CONDITIONAL.match(word) and _is_future(word, previous):
        return "Conditionnel", _present(word)
    return "", ""


def _present(word: str) -> str:
    lemma = find_lemma(word)
    return f"Écrivez au présent (verbe «\u00a0{lemma}\u00a0»)." if lemma != word else "Écrivez au présent."


def _is_future(word: str, previous: str) -> bool:
    """The stem is an infinitive of the verb the dictionary finds, not the stem of a verb in -rer (« montrez »)."""
    lemma = find_lemma(word)
    ending = _FUTURE.match(word) or _CONDITIONAL.match(word)
    if lemma == word or ending is None or not lemma.endswith(("er", "ir", "re", "oir")):
        return False
    stem = word[:ending.start(1)]
    if lemma.endswith("er") and stem + "er" == lemma:
        return False
    return stem in (lemma, lemma.removesuffix("e")) or _irregular_stem(stem) or previous in _SUBJECTS


@cache
def _stems() -> re.Pattern[str]:
    return re.compile(rf"\w{{0,6}}(?:{_STEMS})\Z|\w+(?:ler|ter|ier|yer|mer|ner|ver|cer|ger)\Z")


def _irregular_stem(stem: str) -> bool:
    return bool(_stems().match(stem))


def _is_verb(word: str) -> bool:
    lemma = find_lemma(word)
    return lemma != word and lemma.endswith(("er", "ir", "re"))


RULE = Rule(
    id="r20-temps",
    title="Temps du verbe",
    source="FALC : présent et impératif ; Écrire pour être lu",
    level=Level.AVERTISSEMENT,
    passing=("Montrez votre carte. Vous entrez, puis vous retirez le dossier. La caméra est à l'entrée.",),
    failing=("Vous devrez signer.", "Si votre enfant serait absent, appelez.", "Vous produirez les pièces."),
    check=each_sentence(_check),
)
