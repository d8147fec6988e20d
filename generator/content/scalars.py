"""From the text of one value to a typed value: what `oui`, `2026-11-22`, `12,50` or `6 mois` mean.

Owns the form of each scalar type and the remedy when it is wrong. Every reader gives (value, complaint).
The schema decides, never YAML's own guesses: `non` is a text where a text is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from generator.model.values import Adresse, DatePartielle, Duree, Heure, Located, Nom, Texte
from generator.problems import Place
from generator.spelling import did_you_mean, nearest, slug_of


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a value, and what to write instead."""

    rule: str
    message: str
    remedy: str


Reading = tuple[Any, Complaint | None]
NO_DATE = date.max  # stands for a date that could not be read: never in the past, so no second complaint follows

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_AMOUNT = re.compile(r"(\d{1,7})(?:[.,](\d{1,2}))?(?:[ \u00a0]?€)?\Z")
_DURATION = re.compile(r"(\d{1,4})[ \u00a0](minute|heure|jour|semaine|mois|an)s?\Z")
_HOUR = re.compile(r"([01]?\d|2[0-3])[:h]([0-5]\d)\Z")
_PARTIAL = re.compile(r"(inconnue|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)\Z")
_FRENCH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")


def _name(text: str, place: Place) -> Reading:
    if _NAME.match(text):
        return Nom(text, place), None
    message = f"« {text} » n’est pas un identifiant : des minuscules sans accent, des chiffres et des tirets."
    return Nom("", place), Complaint("identifiant", message, f"Écrivez « {slug_of(text) or 'mon-identifiant'} ».")


def _flag(text: str, place: Place) -> Reading:
    known = {"oui": True, "true": True, "non": False, "false": False}
    if text.lower() in known:
        return known[text.lower()], None
    return False, Complaint("type", f"« {text} » n’est ni oui ni non.", "Écrivez « oui » ou « non ».")


def _number(text: str, place: Place) -> Reading:
    if re.fullmatch(r"\d{1,6}", text):
        return int(text), None
    return 1, Complaint("type", f"« {text} » n’est pas un nombre entier.", "Écrivez un nombre en chiffres : « 2 ».")


def _amount(text: str, place: Place) -> Reading:
    found = _AMOUNT.match(text)
    if found:
        return Decimal(f"{found[1]}.{found[2] or '0'}"), None
    return Decimal(0), Complaint("type", f"« {text} » n’est pas un montant en euros.", "Écrivez « 25 » ou « 12,50 ».")


def _date(text: str, place: Place) -> Reading:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text), None
        except ValueError:
            return NO_DATE, Complaint("date", f"La date « {text} » n’existe pas dans le calendrier.",
                                      "Vérifiez le mois (01 à 12) et le jour (01 à 31).")
    french = _FRENCH_DATE.match(text)
    remedy = f"Écrivez « {french[3]}-{int(french[2]):02}-{int(french[1]):02} »." if french else \
        "Écrivez l’année, le mois et le jour : « 2026-11-22 »."
    return NO_DATE, Complaint("date", f"« {text} » n’est pas une date.", remedy)


def _duration(text: str, place: Place) -> Reading:
    found = _DURATION.match(text)
    if found:
        return Duree(int(found[1]), found[2]), None
    return Duree(1, "jour"), Complaint("duree", f"« {text} » n’est pas une durée.",
                                       "Écrivez un nombre et une unité : « 3 mois », « 10 minutes », « 1 an ».")


def _partial_date(text: str, place: Place) -> Reading:
    if _PARTIAL.match(text):
        return DatePartielle(text, place), None
    return DatePartielle("inconnue", place), Complaint(
        "date", f"« {text} » n’est pas une date.", "Écrivez « 2020 », « 2020-11 », « 2020-11-05 » ou « inconnue ».")


def _hour(text: str, place: Place) -> Reading:
    found = _HOUR.match(text)
    if found:
        return Heure(f"{int(found[1])}:{found[2]}", place), None
    complaint = Complaint("heure", f"« {text} » n’est pas une heure.", "Écrivez « 9:00 » ou « 14:30 ».")
    return Heure("0:00", place), complaint


def _closed(words: type[StrEnum], text: str) -> Reading:
    allowed = [str(member) for member in words]
    if text in allowed:
        return words(text), None
    guess = nearest(text, allowed)
    message = f"« {text} » n’est pas une valeur possible ici."
    return words(guess or allowed[0]), Complaint("valeur", message, did_you_mean(text, allowed))


_READERS: dict[type, Callable[[str, Place], Reading]] = {
    Texte: lambda text, place: (Texte(text, place), None),
    Adresse: lambda text, place: (Adresse(text, place), None),
    Nom: _name, bool: _flag, int: _number, Decimal: _amount, date: _date, Duree: _duration,
    DatePartielle: _partial_date, Heure: _hour,
}


def read_scalar(kind: type, text: str, place: Place) -> Reading:
    """The typed value of `text`, or the nearest harmless value with the complaint to tell."""
    if issubclass(kind, StrEnum):
        return _closed(kind, text.strip())
    return _READERS[kind](text if kind is Texte else text.strip(), place)


def blank_scalar(kind: type, place: Place) -> Any:
    """A harmless value of a type, for a key that is missing or broken and already complained of."""
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    blanks: dict[type, Any] = {bool: False, int: 1, Decimal: Decimal(0), date: NO_DATE, Duree: Duree(1, "jour")}
    if kind in blanks:
        return blanks[kind]
    return kind("", place) if issubclass(kind, Located) else None
