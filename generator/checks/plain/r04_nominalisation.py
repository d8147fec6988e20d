"""R04: an action hidden in a noun (« procéder à la vérification ») instead of a verb (« vérifier »)."""

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, quote, span
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.lemmas import find_keys, find_lemma
from generator.readability.lexicon import read_table, words_of
from generator.readability.phrases import PhraseIndex

_LIGHT = words_of(
    "le la les l' un une des du de d' son sa ses votre vos cette ce ces toute tout nouvelle simple leur")
_OPENERS = {
    ("en", "cas"): "si",
    ("en", "vue"): "pour",
    ("lors",): "quand",
    ("par",): "",
    ("dès",): "dès que",
    ("après",): "quand",
    ("avant",): "avant de",
    ("sans",): "sans",
    ("à", "défaut"): "si",
    ("sous", "réserve"): "si",
    ("aux", "fins"): "pour",
    ("pour",): "pour",
}
_COMMON = ("faire", "apporter", "porter", "prendre", "permettre", "bénéficier", "nécessiter")
_EMPTY = re.compile(
    r"\b(?:se fait|se font|s'effectuent?|s'opèrent?|a lieu|ont lieu|est effectué|est réalisé|est nécessaire"
    r"|est obligatoire|est requis|nécessitent?|entraînent?|intervient|interviennent|incombe|résulte)\w*")
_EVERYDAY = words_of(
    "demande accueil visite sortie vente achat usage information réunion location inscription paiement "
    "réservation envoi signature vote autorisation étude transport stationnement ouverture fermeture déclaration "
    "naissance")


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    supported = set()
    for hit, noun in _supported(unit, sentence):
        supported.add(noun)
        yield hit
    others = [i for i in _hidden(sentence) if i not in supported]
    for i in others:
        opener = _opener(sentence, i)
        if opener or len(others) >= context.profile.nominalisations or i < 2 and _is_empty(unit, sentence):
            start, end = span(sentence, i - len(opener) - 1 if opener else i, i)
            yield Hit(start, end, f"Le nom {quote(unit, *span(sentence, i, i))} cache une action.",
                      _propose(opener, _verb(sentence.tokens[i].mot)))
            return


def _is_empty(unit: Unit, sentence: Sentence) -> bool:
    """« Le calcul du tarif se fait … »: the verb of the sentence says nothing."""
    return bool(_EMPTY.search(unit.lowered, sentence.start, sentence.end))


def _propose(opener: tuple[str, ...], verb: str) -> str:
    link = _OPENERS[opener] if opener else ""
    if link:
        return f"Écrivez «\u00a0{link}…\u00a0», avec le verbe «\u00a0{verb}\u00a0»."
    return f"Dites qui fait l'action, avec le verbe «\u00a0{verb}\u00a0»."


def _supported(unit: Unit, sentence: Sentence) -> Iterator[tuple[Hit, int]]:
    for match in _supports().find(sentence):
        i = match.last + 1
        while i < len(sentence.tokens) and i <= match.last + 3 and sentence.tokens[i].mot in _LIGHT:
            i += 1
        if i >= len(sentence.tokens) or sentence.tokens[i].gap == 2:
            continue
        verb = _verb(sentence.tokens[i].mot)
        everyday = match.value.split()[0] in _COMMON and find_lemma(sentence.tokens[i].mot) in _EVERYDAY
        if verb and not everyday:
            start, end = span(sentence, match.first, i)
            yield Hit(start, end, "Verbe vide : l'action est dans le nom qui suit.",
                      f"Dites «\u00a0{verb}\u00a0»."), i


def _hidden(sentence: Sentence) -> list[int]:
    """Indices of the nouns of the table followed by « de … », except everyday ones and the first word « demande »."""
    tokens = sentence.tokens
    return [
        i for i, token in enumerate(tokens[:-1])
        if tokens[i + 1].mot in ("de", "du", "des", "d'") and tokens[i + 1].gap != 2
        and (i == 0 or tokens[i - 1].mot in _LIGHT or _opener(sentence, i))
        and _verb(token.mot) and find_lemma(token.mot) not in _EVERYDAY]


def _opener(sentence: Sentence, i: int) -> tuple[str, ...]:
    """« lors du retrait », « en cas de modification »: the preposition that introduces the noun at `i`."""
    before = tuple(token.mot for token in sentence.tokens[max(0, i - 3):i])
    if before and before[-1] in _LIGHT:
        for size in (2, 1):
            if before[-1 - size:-1] in _OPENERS:
                return before[-1 - size:-1]
    return ()


def _verb(noun: str) -> str:
    return next((_table()[key] for key in find_keys(noun) if key in _table()), "")


@cache
def _table() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("nominalisations")}


@cache
def _supports() -> PhraseIndex[str]:
    return PhraseIndex((row[0], row[0]) for row in read_table("verbes_supports"))


RULE = Rule(
    id="r04-nominalisation",
    title="Action cachée dans un nom",
    source="Écrire pour être lu (Belgique) ; Rédiger… simplement (2006) : préférez le verbe au nom",
    level=Level.AVERTISSEMENT,
    passing=("Vérifiez votre dossier.", "Faites votre demande en ligne."),
    failing=("Procédez à la vérification de votre dossier.", "En cas de modification de votre adresse, écrivez."),
    check=each_sentence(_check),
    lexical=True,
)
