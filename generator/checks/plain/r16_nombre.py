"""R16: numbers in words, Roman numbers, « N-1 », quarters of the year."""

import re
from collections.abc import Iterator

from generator.checks.plain.numerals import NUMBER_WORDS, read_number, read_roman, write_number
from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, quote
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.lexicon import words_of

_MEASURES = words_of(
    "jour jours mois an ans année années semaine semaines heure heures minute minutes euro euros exemplaire "
    "exemplaires photo photos copie copies fois mètre mètres kilo kilos page pages")
_SMALL = words_of("deux")
_NOT_NUMBER = words_of("zéro un une neuf")
_ROMAN = re.compile(
    r"\b(?:titre|chapitre|tome|volume|livre|article|annexe|partie|louis|section|phase|classe|catégorie|groupe|type"
    r"|niveau) ([IVXLC]{1,7})\b|\b([IVX]{2,6})(?:e|ème|ème) (?:siècle|arrondissement)")
_PERIOD = re.compile(
    r"\b(?:(?:1er|2e|3e|4e|2ème|3ème|4ème|premier|deuxième|second|troisième|quatrième|dernier) (?:trimestre|semestre"
    r"|quadrimestre|bimestre)|année n ?[-+] ?\d|\bn ?[-+] ?[12]\b|année n\b|(?:premier|dernier) jour du mois)")
_WORDY = re.compile(
    r"\b(?:(?:une|la|cette) (?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine"
    r"|centaine)|huitaine|un tiers (?=de|du)|(?:le|les deux|deux) tiers|(?:un|le|trois|les trois) quarts?|un cinquième"
    r"|le double|le triple|le quadruple|bimensuel\w*|bimestriel\w*|trimestriel\w*|semestriel\w*|biennal\w*|triennal\w*"
    r"|quinquennal\w*|décennal\w*|bihebdomadaire\w*)\b")


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    yield from _in_words(unit, sentence)
    for match in _ROMAN.finditer(unit.text, sentence.start, sentence.end):
        group = 1 if match.group(1) else 2
        value = read_roman(match.group(group))
        if value:
            yield Hit(*match.span(group), f"Chiffre romain : {quote(unit, *match.span(group))}.",
                      f"Écrivez «\u00a0{value}\u00a0».", str(value))
    for match in _PERIOD.finditer(unit.lowered, sentence.start, sentence.end):
        yield Hit(*match.span(), f"Période à calculer : {quote(unit, *match.span())}.",
                  "Écrivez la vraie date ou les mois : «\u00a0de juillet à septembre\u00a0».")
    for match in _WORDY.finditer(unit.lowered, sentence.start, sentence.end):
        yield Hit(*match.span(), f"Nombre à calculer : {quote(unit, *match.span())}.", "Écrivez le nombre en chiffres.")


def _in_words(unit: Unit, sentence: Sentence) -> Iterator[Hit]:
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if tokens[i].mot not in NUMBER_WORDS:
            i += 1
            continue
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].gap < 2 and (
                tokens[last + 1].mot in NUMBER_WORDS or tokens[last + 1].mot == "et" and last + 2 < len(tokens)
                and tokens[last + 2].mot in ("un", "une", "onze") and tokens[last].mot in (
                    "vingt", "trente", "quarante", "cinquante", "soixante")):
            last += 1
        hit = _number(unit, sentence, i, last)
        if hit:
            yield hit
        i = last + 1


def _number(unit: Unit, sentence: Sentence, first: int, last: int) -> Hit | None:
    tokens = sentence.tokens
    words = tuple(token.mot for token in tokens[first:last + 1])
    following = tokens[last + 1].mot if last + 1 < len(tokens) else ""
    value = read_number(words)
    if value is None:
        return None
    if following and tokens[last + 1].gap == 0:
        return None
    if len(words) == 1 and (words[0] in _NOT_NUMBER or words[0] in _SMALL and following not in _MEASURES):
        return None
    if words[0] in ("un", "une") and len(words) > 1 or words[-1] in ("un", "une") and len(words) == 2 and value < 10:
        return None
    start, end = tokens[first].start, tokens[last].end
    return Hit(start, end, f"Nombre en lettres : {quote(unit, start, end)}.",
               f"Écrivez «\u00a0{write_number(value)}\u00a0».", write_number(value))


RULE = Rule(
    id="r16-nombre",
    title="Nombre à lire",
    source="FALC (règles Unapei) : chiffres et dates en clair",
    level=Level.AVERTISSEMENT,
    passing=("Vous avez 15 jours. Apportez une photo.",),
    failing=("Vous avez quinze jours.", "Payez au troisième trimestre.", "Lisez le titre IV."),
    check=each_sentence(_check),
)
