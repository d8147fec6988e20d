"""R08: an acronym that the page has not written in full at its first use."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.checks.plain.rule import Context, Hit, Rule, quote
from generator.problems import Level
from generator.readability import Unit
from generator.readability.lexicon import read_table, read_words, words_of

_SIGLE = re.compile(
    r"(?<![\w.@/-])(?:[A-ZÉÈÊÀÂÎÔÛÇ](?:\.[A-Z]){1,6}\.?|[A-ZÉÈÊÀÂÎÔÛÇ][A-ZÉÈÊÀÂÎÔÛÇ0-9]{1,7}m?|[A-ZÉ][a-zé]{1,9})"
    r"(?![\w@/]|\.\w|-\d)")
_NUMBER = re.compile(r"\d")
_MEANS = re.compile(r" ?(?:\(|: |, c'est-à-dire|est l[ae' ]|est un|sont les|veut dire|signifie)")


def _check(units: Sequence[Unit], context: Context) -> Iterator[tuple[int, Hit]]:
    known = set(context.expanded)
    explained = {sigle for unit in units for sigle in _explained_in(unit)}
    for index, unit in enumerate(units):
        for match in _SIGLE.finditer(unit.text):
            written = match.group()
            sigle = written.replace(".", "")
            if sigle in known or not _is_sigle(unit, match, sigle, context):
                continue
            known.add(sigle)
            if sigle not in explained:
                yield index, Hit(match.start(), match.end(), f"Sigle non expliqué : {quote(unit, *match.span())}.",
                                 _propose(sigle, context))


def _is_sigle(unit: Unit, match: re.Match[str], sigle: str, context: Context) -> bool:
    if sigle in context.glossary.kept_acronyms or sigle in read_words("sigles_connus"):
        return False
    if sum(map(str.isalpha, sigle)) < 2:
        return False
    if not sigle[1:].isupper() and not _NUMBER.search(sigle):
        return sigle.upper() in _mixed() and sigle in _sigles() or sigle in context.glossary.expansions
    if sigle in _sigles() or sigle in context.glossary.expansions:
        return True
    return len(sigle) <= 6 and not _shouts(unit, match)


def _shouts(unit: Unit, match: re.Match[str]) -> bool:
    """Capitals around it: the text is written in capitals, not an acronym (the typography rule says so)."""
    around = unit.text[max(0, match.start() - 12):match.start()] + unit.text[match.end():match.end() + 12]
    letters = [c for c in around if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > len(letters) / 2


def _explained_in(unit: Unit) -> Iterator[str]:
    """Acronyms in a bracket after their words, or followed by what they mean: « (ARS) », « La CDAPH est la … »."""
    for match in _SIGLE.finditer(unit.text):
        around = unit.text[max(0, match.start() - 1):match.start()] + unit.text[match.end():match.end() + 1]
        if around == "()" and match.start() > 5 or _MEANS.match(unit.text, match.end()):
            yield match.group().replace(".", "")


def _propose(sigle: str, context: Context) -> str:
    meaning = context.glossary.expansions.get(sigle) or _sigles().get(sigle) or _sigles().get(sigle.capitalize())
    if meaning:
        return f"Écrivez d'abord «\u00a0{meaning} ({sigle})\u00a0»."
    return f"Écrivez d'abord les mots en entier, puis «\u00a0({sigle})\u00a0»."


@cache
def _sigles() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("sigles")}


@cache
def _mixed() -> frozenset[str]:
    """Acronyms commonly written as a name (« Caf ») that are not also a French word (« Pass », « Dom »)."""
    words = words_of("PASS DOM MAM GIR TOS ATA CH KW KWH SOFIA VIP ACRE ARCE RAM PACS ASI EPA ASE TIP SMIC")
    return frozenset(sigle.upper() for sigle in _sigles()) - words


RULE = Rule(
    id="r08-sigle",
    title="Sigle non expliqué",
    source="FALC : pas d'abréviation ; Rédiger… simplement (2006) ; sigles : DILA, Licence Ouverte",
    level=Level.AVERTISSEMENT,
    passing=("L'aide au logement (ALS) dépend de vos revenus. Demandez l'ALS.", "Vous recevez un SMS."),
    failing=("Vous touchez le RSA ?", "L'ATSEM accueille votre enfant."),
    check=_check,
)
