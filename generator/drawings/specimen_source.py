"""Specimens from their parsed YAML (diagrams/specimens/*.yml), with every mistake as a problem.

Owns the shape of those files, told to authors in diagrams/specimens/README.md. Must not read files nor YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.drawings.marks import KINDS
from generator.drawings.metrics import width_of
from generator.drawings.specimen import SHAPES, WORD_SIZE, Specimen, Zone, content_box, document_box, zone_box
from generator.problems import Place, Problem, error

RULE = "specimen"
MOST_ZONES = 7
"""As many numbers as a drawing may carry (rule P8: seven steps at most)."""


def load_specimens(
    raw: Mapping[str, object], place_of: Callable[[str], Place]
) -> tuple[Mapping[str, Specimen], tuple[Problem, ...]]:
    """Every sound specimen by its id (the name of its file), and the problems. `raw` maps an id to its parsed YAML."""
    found: dict[str, Specimen] = {}
    problems: list[Problem] = []
    for ident in sorted(raw):
        met = [error(place_of(ident), RULE, message, remedy) for message, remedy in _faults(raw[ident])]
        problems += met
        if not met:
            found[ident] = _build(ident, raw[ident])
            problems += [error(place_of(ident), RULE, message) for message in _misfits(found[ident])]
    return MappingProxyType(found), tuple(problems)


def _faults(data: object) -> Iterator[tuple[str, str]]:
    """What is wrong with the shape of the file, and what to write instead."""
    if not isinstance(data, Mapping):
        yield "Le fichier doit contenir « titre », « format », « zones » et « sources ».", ""
        return
    if not str(data.get("titre") or "").strip():
        yield "La clé « titre » manque.", "Écrire le nom du document, comme un habitant le dirait."
    if data.get("format") not in SHAPES:
        yield "La clé « format » manque ou n’est pas connue.", "Choisir parmi : " + ", ".join(SHAPES) + "."
    if not _texts(data.get("sources")):
        yield "La clé « sources » manque.", "Donner au moins l’adresse d’une source officielle."
    zones = data.get("zones")
    if not isinstance(zones, Sequence) or isinstance(zones, str) or not zones:
        yield "La clé « zones » manque.", "Donner au moins une zone."
        return
    for number, zone in enumerate(zones, start=1):
        yield from ((f"Zone {number} : {message}", remedy) for message, remedy in _zone_faults(zone))
    numbered = sum(isinstance(zone, Mapping) and bool(zone.get("libelle")) for zone in zones)
    if not 1 <= numbered <= MOST_ZONES:
        yield f"Il y a {numbered} zones avec un libellé.", f"En garder de 1 à {MOST_ZONES}."


def _zone_faults(zone: object) -> Iterator[tuple[str, str]]:
    if not isinstance(zone, Mapping):
        yield "elle doit avoir les clés « dessin » et « place ».", ""
        return
    if zone.get("dessin") not in KINDS:
        yield "la clé « dessin » manque ou n’est pas connue.", "Choisir parmi : " + ", ".join(KINDS) + "."
    x, y, w, h = _place(zone.get("place"))
    if x < 0 or y < 0 or w < 1 or h < 1 or x + w > 100 or y + h > 100:
        yield "la clé « place » doit tenir dans le document.", "Écrire [x, y, largeur, hauteur], en pour cent."
    if zone.get("libelle") and not zone.get("verifier"):
        yield "elle a un libellé sans « verifier ».", "Écrire ce que l’on vérifie à cet endroit."


def _misfits(data: Specimen) -> Iterator[str]:
    """Words wider than their zone on a telephone."""
    document = document_box(data.format, narrow=True)
    for number, zone in enumerate(data.zones, start=1):
        room = content_box(zone, zone_box(zone, document))
        if zone.mot and (width_of(zone.mot, WORD_SIZE, bold=True) > room.w or room.h < WORD_SIZE):
            yield f"Zone {number} : le mot « {zone.mot} » ne tient pas. Agrandir la zone ou raccourcir le mot."


def _build(ident: str, data: object) -> Specimen:
    """The specimen of a file without fault."""
    assert isinstance(data, Mapping)
    zones = tuple(
        Zone(
            dessin=str(zone["dessin"]),
            place=_place(zone["place"]),
            libelle=str(zone.get("libelle") or ""),
            verifier=str(zone.get("verifier") or ""),
            mot=str(zone.get("mot") or ""),
        )
        for zone in data["zones"]
    )
    remark, sources = str(data.get("remarque") or ""), _texts(data.get("sources"))
    return Specimen(ident, str(data["titre"]), str(data["format"]), zones, remark, sources)


def _texts(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return ()
    return tuple(str(item) for item in raw)


def _place(raw: object) -> tuple[int, int, int, int]:
    """Four whole numbers, written as numbers or digits; an impossible place for anything else."""
    texts = _texts(raw)
    if len(texts) != 4 or not all(re.fullmatch("[0-9]{1,3}", text) for text in texts):
        return -1, -1, 0, 0
    x, y, w, h = (int(text) for text in texts)
    return x, y, w, h
