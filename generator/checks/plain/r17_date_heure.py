"""R17: dates, times and amounts as people say them: « 1er septembre 2025 », « 14 h 30 », « 12,50 € »."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_unit, quote
from generator.problems import Level
from generator.readability import Unit

_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre")
_DATE = re.compile(r"(?<![\d/.-])(0?[1-9]|[12]\d|3[01])([/.-])(0?[1-9]|1[0-2])\2((?:19|20)\d\d)(?![\d/-]|\.\d)")
_ISO = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d/-]|\.\d)")
_FIRST = re.compile(rf"(?<![\d,.])(?:1|01)[ ](?=(?:{'|'.join(_MONTHS)})\b)")
_ZERO = re.compile(rf"(?<![\d,.])0([2-9])(?= (?:{'|'.join(_MONTHS)})\b)")
_TIME = re.compile(r"(?<![\d,.:])([01]?\d|2[0-4])(?: ?[hH] ?|:)([0-5]\d)(?: ?(?:min|mn))?(?![\d:\w])")
_HOUR = re.compile(r"(?<![\d,.])([01]?\d|2[0-4])(?:h|H| H)(?![\w\d])(?! ?[0-5]\d)")
_HOUR_WORD = re.compile(r"(?<![\d,.])([01]?\d|2[0-4]) heures?(?: ([0-5]\d)| (trente|quinze|quarante-cinq))(?![\w\d])")
_AMOUNT = re.compile(r"(?<![\d.])(\d+)\.(\d\d)(?= ?(?:€|euros?\b))")
_BARE = re.compile(r"\b(?:tarif|prix|coût|montant|caution|amende|loyer)s? (?:est|sont|:|de|est de|sont de) ?(?:de )?"
                   r"(\d+(?:,\d\d)?)"
                   r"(?=\.?(?:$|\n| \D))(?! ?(?:€|euro|%|jour|mois|an|heure|fois|h\b))", re.IGNORECASE)
_MINUTES = {"trente": "30", "quinze": "15", "quarante-cinq": "45"}
_NB = "\u00a0"


def _check(unit: Unit, context: Context) -> Iterator[Hit]:
    if not any(c.isdigit() for c in unit.text):
        return
    yield from _dates(unit)
    yield from _times(unit)
    for match in _AMOUNT.finditer(unit.text):
        yield _hit(unit, match.span(), "Montant mal écrit", f"{match.group(1)},{match.group(2)}")
    for match in _BARE.finditer(unit.text):
        yield Hit(*match.span(), f"Montant sans unité : {quote(unit, *match.span())}.", "Ajoutez «\u00a0€\u00a0».")


def _dates(unit: Unit) -> Iterator[Hit]:
    for match in _DATE.finditer(unit.text):
        yield _hit(unit, match.span(), "Date en chiffres", _date(match.group(1), match.group(3), match.group(4)))
    for match in _ISO.finditer(unit.text):
        yield _hit(unit, match.span(), "Date en chiffres", _date(match.group(3), match.group(2), match.group(1)))
    for match in _FIRST.finditer(unit.lowered):
        yield _hit(unit, (match.start(), match.end() - 1), "Premier jour du mois", "1er")
    for match in _ZERO.finditer(unit.lowered):
        yield _hit(unit, match.span(), "Zéro de trop", match.group(1))


def _times(unit: Unit) -> Iterator[Hit]:
    taken: set[int] = set()
    for match in _TIME.finditer(unit.text):
        taken.add(match.start())
        new = f"{int(match.group(1))}{_NB}h" + ("" if match.group(2) == "00" else f"{_NB}{match.group(2)}")
        written = unit.source[match.start():match.end()].replace("\u202f", _NB)
        if written.replace(" ", _NB) != new:
            yield _hit(unit, match.span(), "Heure mal écrite", new)
    for match in _HOUR.finditer(unit.text):
        if match.start() not in taken:
            yield _hit(unit, match.span(), "Heure mal écrite", f"{int(match.group(1))}{_NB}h")
    for match in _HOUR_WORD.finditer(unit.lowered):
        minutes = match.group(2) or _MINUTES[match.group(3)]
        yield _hit(unit, match.span(), "Heure mal écrite", f"{int(match.group(1))}{_NB}h{_NB}{minutes}")


def _date(day: str, month: str, year: str) -> str:
    number = int(day)
    return f"{'1er' if number == 1 else number} {_MONTHS[int(month) - 1]} {year}"


def _hit(unit: Unit, place: tuple[int, int], title: str, new: str) -> Hit:
    return Hit(*place, f"{title} : {quote(unit, *place)}.", f"Écrivez «\u00a0{new}\u00a0».", new)


RULE = Rule(
    id="r17-date-heure",
    title="Date, heure, montant",
    source="Lexique des règles typographiques (Imprimerie nationale) ; FALC : dates en entier",
    level=Level.AVERTISSEMENT,
    passing=("Venez le 1er septembre 2025 à 14\u00a0h\u00a030. Cela coûte 12,50\u00a0€.",),
    failing=("Venez le 01/09/2025.", "Venez à 14h30.", "Venez le 1 septembre.", "Cela coûte 12.50 €."),
    check=each_unit(_check),
)
