"""R16: numbers in words, Roman numbers, « N-1 », quarters of the year."""

import re
from collections.abc import Iterator

from generator.checks.plain.numerals import NUMBER_WORDS, read_number, read_roman, write_number
from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, quote
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.lexicon import words_of
from generator.readability.words import Token

_MEASURES = words_of(
    "jour jours mois an ans année années semaine semaines heure heures minute minutes euro euros exemplaire "
    "exemplaires photo photos copie copies fois mètre mètres kilo kilos page pages")
_SMALL = words_of("deux neuf")
_NEVER = words_of("zéro un une")
_TENS_ET = words_of("vingt trente quarante cinquante soixante")
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
    i = 0
    while i < len(sentence.tokens):
        last = _end_of_number(sentence.tokens, i)
        if last < i:
            i += 1
            continue
        hour = last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].mot in ("heure", "heures")
        minutes = _end_of_number(sentence.tokens, last + 2) if hour else -1
        hit = (_time(unit, sentence, i, last, minutes) if minutes > last + 1 else _number(unit, sentence, i, last))
        if hit:
            yield hit
        i = max(last, minutes) + 1


def _end_of_number(tokens: tuple[Token, ...], i: int) -> int:
    """Index of the last word of the number that starts at `i`; less than `i` when none does."""
    last = i - 1
    while last + 1 < len(tokens) and (last < i or tokens[last + 1].gap < 2):
        word = tokens[last + 1].mot
        linked = word == "et" and last >= i and last + 2 < len(tokens) and tokens[last].mot in _TENS_ET and (
            tokens[last + 2].mot in ("un", "une", "onze"))
        if word not in NUMBER_WORDS and not linked:
            break
        last += 1
    return last


def _time(unit: Unit, sentence: Sentence, first: int, last: int, minutes: int) -> Hit | None:
    """« huit heures trente » → « 8 h 30 »."""
    words = [token.mot for token in sentence.tokens[first:minutes + 1]]
    size = last - first + 1
    hour, rest = read_number(tuple(words[:size])), read_number(tuple(words[size + 1:]))
    if hour is None or rest is None or hour > 24 or rest > 59:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[minutes].end
    new = f"{hour}\u00a0h\u00a0{rest:02d}"
    return Hit(start, end, f"Heure en lettres : {quote(unit, start, end)}.", f"Écrivez «\u00a0{new}\u00a0».", new)


def _number(unit: Unit, sentence: Sentence, first: int, last: int) -> Hit | None:
    words = tuple(token.mot for token in sentence.tokens[first:last + 1])
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    measured = after is not None and after.mot in _MEASURES and after.gap == 1
    value = read_number(words)
    if value is None or after is not None and after.gap == 0:
        return None
    if len(words) == 1 and (words[0] in _NEVER or words[0] in _SMALL and not measured):
        return None
    if words[0] in ("un", "une") or words[-1] in ("un", "une") and len(words) == 2 and value < 10:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
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
