"""R24: missing structure: a step without a verb, a list of one, a long block, a page without « vous »."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.checks.plain.rule import Context, Hit, Rule
from generator.problems import Level
from generator.readability import Kind, Unit
from generator.readability.lemmas import find_keys, find_lemma
from generator.readability.lexicon import read_table, words_of

_ITEM = re.compile(r"^[ \t]*(?:[-•*–]|\d{1,2}[.)]) +\S", re.MULTILINE)
_READER = words_of("vous votre vos")
_IMPERATIVE = re.compile(r"\w{2,}(?:ez|tes)\Z")
_NOT_IMPERATIVE = words_of("chez assez rez nez avez êtes les dettes fêtes")
_NOUNS = words_of(
    "maire affaire fichier papier notaire devoir loisir centre cadre titre livre autre notre votre premier dernier"
    " dossier courrier plaisir")


def _check(units: Sequence[Unit], context: Context) -> Iterator[tuple[int, Hit]]:
    for index, unit in enumerate(units):
        if unit.kind is Kind.ETAPE:
            yield from ((index, hit) for hit in _step(unit))
        yield from ((index, hit) for hit in _block(unit, context))
        yield from ((index, hit) for hit in _headless(unit))
    yield from _page(units, context)


def _step(unit: Unit) -> Iterator[Hit]:
    first = unit.tokens[0].mot if unit.tokens else ""
    if first and not starts_with_verb(unit):
        yield Hit(0, len(unit.text), "Une étape dit une action.",
                  "Commencez par un verbe : «\u00a0Prenez rendez-vous\u00a0», «\u00a0Signez le formulaire\u00a0».")


def starts_with_verb(unit: Unit) -> bool:
    """The first word is an imperative in -ez or an infinitive, maybe after « ne » or « se »."""
    words = [token.mot for token in unit.tokens[:3]]
    while words and words[0] in ("ne", "n'", "se", "s'", "vous"):
        words.pop(0)
    if not words:
        return False
    first = words[0]
    if _IMPERATIVE.match(first) and first not in _NOT_IMPERATIVE:
        return True
    return first.endswith(("er", "ir", "re", "oir")) and find_lemma(first) == first and first not in _NOUNS


def _block(unit: Unit, context: Context) -> Iterator[Hit]:
    items = _ITEM.findall(unit.text)
    if len(items) == 1 and "\n" in unit.text.strip():
        match = _ITEM.search(unit.text)
        if match:
            yield Hit(*match.span(), "Liste d'un seul élément.", "Écrivez-le dans la phrase.")
    limit = context.profile.block_sentences
    longest = max(Counter(_line_numbers(unit)).values(), default=0)
    if longest > limit:
        level = None if context.profile.name == "falc" else Level.INFO
        yield Hit(0, len(unit.text), f"Bloc de {longest} phrases.", f"Coupez en blocs de {limit} phrases au plus.",
                  level=level)


def _line_numbers(unit: Unit) -> Iterator[int]:
    """The line on which each sentence stands: a block is a line, since an end of line ends a block."""
    line = position = 0
    for sentence in unit.sentences:
        line += unit.text.count("\n", position, sentence.start)
        position = sentence.start
        yield line


def _headless(unit: Unit) -> Iterator[Hit]:
    """A sentence that opens on a bare noun of action: « Présentation de la carte lors du retrait »."""
    if unit.kind not in (Kind.PHRASE, Kind.ETAPE):
        return
    nouns = {row[0] for row in read_table("nominalisations")} if unit.sentences else set()
    for sentence in unit.sentences:
        words = [token.mot for token in sentence.tokens]
        if len(words) > 3 and words[1] in ("de", "du", "des", "d'") and not nouns.isdisjoint(find_keys(words[0])):
            yield Hit(sentence.tokens[0].start, sentence.tokens[0].end, "La phrase commence par un nom d'action.",
                      "Commencez par un verbe : dites qui fait quoi.")


def _page(units: Sequence[Unit], context: Context) -> Iterator[tuple[int, Hit]]:
    words = sum(sentence.words for unit in units for sentence in unit.sentences)
    if not context.page or words < context.profile.page_words_before_vous:
        return
    addressed = any(token.mot in _READER or _IMPERATIVE.match(token.mot) and token.mot not in _NOT_IMPERATIVE
                    for unit in units for token in unit.tokens)
    if not addressed:
        yield 0, Hit(0, len(units[0].text), "La page ne s'adresse jamais au lecteur.", "Écrivez «\u00a0vous\u00a0».")


RULE = Rule(
    id="r24-structure",
    title="Structure",
    source="FALC et design.numerique.gouv.fr : une action par étape, des blocs courts, s'adresser au lecteur",
    level=Level.AVERTISSEMENT,
    passing=("Signez le formulaire.", "- une photo\n- une facture"),
    failing=("Présentation de la carte au guichet.", "Apportez :\n- une photo"),
    check=_check,
)
