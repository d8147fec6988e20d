"""R18: Latin, English, « et/ou », slashes, abbreviations."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.checks.plain.lexical import look_for
from generator.checks.plain.rule import Context, Hit, Rule, quote
from generator.problems import Level
from generator.readability import Unit
from generator.readability.lexicon import read_table

_BOTH = re.compile(r"\bet ?/ ?ou\b", re.IGNORECASE)
_SLASH = re.compile(r"(?<![\w/.:])([^\W\d_]{3,30}) ?/ ?([^\W\d_]{3,30})(?![\w/.])")
_DOUBLET = re.compile(r"\b[^\W\d_]{2,20}(?:\([es]{1,3}\)|[·•][es]{1,3}(?:[·•]s)?)(?!\w)")
_SHORT = re.compile(
    r"(?<![\w.'@/-])(?:p\. ?ex|c\.-à-d|i\.e|e\.g|[a-zéèêâ]{2,7})(?=\.(?!\w))"
    r"|(?<![\w.'@/-])(?:[Rr][Dd][Vv]|càd|infos?|docs?)\b")
_CLIPPED = ("info", "infos", "doc", "docs", "mini", "maxi", "ex", "sept")
_words = look_for("mots_etrangers", "Mot étranger", exact=True)


def _check(units: Sequence[Unit], context: Context) -> Iterator[tuple[int, Hit]]:
    yield from _words(units, context)
    for index, unit in enumerate(units):
        for hit in _marks(unit):
            yield index, hit


def _marks(unit: Unit) -> Iterator[Hit]:
    for match in _BOTH.finditer(unit.text):
        yield Hit(*match.span(), "«\u00a0et/ou\u00a0» se lit mal.", "Écrivez «\u00a0ou\u00a0».", "ou")
    for match in _SLASH.finditer(unit.text):
        yield Hit(*match.span(), f"Barre oblique : {quote(unit, *match.span())}.",
                  f"Écrivez «\u00a0{match.group(1)} ou {match.group(2)}\u00a0».")
    for match in _DOUBLET.finditer(unit.text):
        yield Hit(*match.span(), f"Marque entre parenthèses ou à point : {quote(unit, *match.span())}.",
                  "Écrivez le mot en entier, ou parlez à «\u00a0vous\u00a0».")
    for match in _SHORT.finditer(unit.text):
        hit = _abbreviation(unit, match)
        if hit:
            yield hit


def _abbreviation(unit: Unit, match: re.Match[str]) -> Hit | None:
    word = match.group().lower()
    full = _abbreviations().get(word)
    dotted = unit.text[match.end():match.end() + 1] == "."
    if not full or not dotted and word not in ("rdv", "càd", "info", "infos", "doc", "docs"):
        return None
    if dotted and word in _CLIPPED and match.end() + 1 >= len(unit.text.rstrip()):
        return None
    end = match.end() + (1 if dotted else 0)
    advice = f"Écrivez «\u00a0{full}\u00a0»." if "«" not in full else f"Plutôt : {full}."
    return Hit(match.start(), end, f"Abréviation : {quote(unit, match.start(), end)}.", advice)


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("abreviations_a_ecrire")}


RULE = Rule(
    id="r18-mots-etrangers",
    title="Mot étranger ou abrégé",
    source="FALC (règles Unapei) : pas de mot étranger, pas d'abréviation ; FranceTerme",
    level=Level.AVERTISSEMENT,
    passing=("Écrivez-nous un courriel, ou venez.", "Consultez le site www.orvault.fr."),
    failing=("Envoyez un mail.", "Apportez une photo et/ou une facture.", "Apportez une facture (eau, gaz, etc.).",
             "Au prorata du temps, a minima."),
    check=_check,
    lexical=True,
)
