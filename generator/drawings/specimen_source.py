"""Specimens from their parsed YAML (diagrams/specimens/*.yml), with every mistake as a problem.

Owns the shape of those files, told to authors in diagrams/specimens/README.md. Must not read files nor YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.drawings.marks import KINDS
from generator.drawings.specimen import SHAPES, Specimen, Zone
from generator.drawings.specimen_fit import misfits
from generator.problems import Place, Problem, error
from generator.spelling import did_you_mean, nearest, slug_of

RULE = "specimen"
MOST_ZONES = 7
"""As many numbers as a drawing may carry (rule P8: seven steps at most)."""
LEAST_WIDTH, LEAST_HEIGHT = 15, 8
"""The least size of a zone with a number, in percent of the document: its number would hide a smaller one."""
_KEYS = ("titre", "format", "zones", "sources")
_ZONE_KEYS = ("libelle", "verifier", "dessin", "place", "mot")
_FOUR = "Écrivez « place: [gauche, haut, largeur, hauteur] » : quatre nombres entiers, en pour cent du document."
Fault = tuple[str, str, str]
"""Where (« zones.2.place », or "" for the file), what is wrong, what to write instead."""


def load_specimens(
    raw: Mapping[str, object], place_of: Callable[[str], Place]
) -> tuple[Mapping[str, Specimen], tuple[Problem, ...]]:
    """Every sound specimen by its id (the name of its file), and the problems.

    `raw` maps an id to its parsed YAML; `place_of` tells where « passeport » or « passeport.zones.2.place » stands,
    zones counted from 0.
    """
    found: dict[str, Specimen] = {}
    problems: list[Problem] = []
    for ident in sorted(raw):
        faults = list(_faults(ident, raw[ident]))
        if not faults:
            found[ident] = _build(ident, raw[ident])
            faults = [(f"zones.{rank}.{key}", message, remedy) for rank, key, message, remedy in misfits(found[ident])]
        problems += [error(place_of(f"{ident}.{path}".rstrip(".")), RULE, message, remedy)
                     for path, message, remedy in faults]
    return MappingProxyType(found), tuple(problems)


def _faults(ident: str, data: object) -> Iterator[Fault]:
    """What is wrong with one file, and what to write instead."""
    if ident != slug_of(ident):
        yield "", f"« {ident}.yml » n’est pas un nom possible.", f"Renommez-le « {slug_of(ident)}.yml »."
    if not isinstance(data, Mapping):
        yield "", "Ce fichier est vide.", "Écrivez « titre », « format », « zones » et « sources »."
        return
    yield from _told_once(data, _KEYS, "", _file_faults(data))
    zones = _zones(data)
    for rank, zone in enumerate(zones):
        path = f"zones.{rank}."
        if isinstance(zone, Mapping):
            yield from _told_once(zone, _ZONE_KEYS, path, _zone_faults(zone))
        else:
            yield path, "Une zone a des clés, pas un simple texte.", "Écrivez au moins « dessin » et « place »."


def _told_once(
    data: Mapping[object, object], keys: Sequence[str], path: str, faults: Iterable[Fault]
) -> Iterator[Fault]:
    """The unknown keys, then the faults, less the lack of a key that an unknown one stands for."""
    unknown = [key for key in map(str, data) if key not in keys]
    for key in unknown:
        yield path + key, f"La clé « {key} » n’existe pas ici.", did_you_mean(key, keys)
    meant = {nearest(key, keys) for key in unknown}
    yield from ((path + key, message, remedy) for key, message, remedy in faults if key in data or key not in meant)


def _file_faults(data: Mapping[object, object]) -> Iterator[Fault]:
    if not _text(data, "titre"):
        yield "titre", "La clé « titre » manque.", "Écrivez le nom du document, comme un habitant le dirait."
    yield from _choice("format", data, SHAPES)
    if not _texts(data.get("sources")):
        yield "sources", "La clé « sources » manque.", "Donnez au moins l’adresse d’une source officielle."
    numbered = sum(isinstance(zone, Mapping) and "libelle" in zone for zone in _zones(data))
    if not _zones(data):
        yield "zones", "La clé « zones » manque.", "Donnez au moins une zone."
    elif not 1 <= numbered <= MOST_ZONES:
        yield "zones", f"Il y a {numbered} zones avec un libellé.", f"Gardez-en de 1 à {MOST_ZONES}."


def _zone_faults(zone: Mapping[object, object]) -> Iterator[Fault]:
    yield from _choice("dessin", zone, KINDS)
    if _text(zone, "libelle") and not _text(zone, "verifier"):
        yield "verifier", "Cette zone n’a pas de clé « verifier ».", "Écrivez ce que l’on vérifie à cet endroit."
    if _text(zone, "verifier") and not _text(zone, "libelle"):
        yield "libelle", "Cette zone n’a pas de clé « libelle ».", "Écrivez son nom : « libelle: Votre nom »."
    x, y, w, h = _place(zone.get("place"))
    if w == 0 or h == 0:
        yield "place", "La clé « place » manque ou est mal écrite.", _FOUR
        return
    yield from _side_faults(x, w, "gauche", "largeur", LEAST_WIDTH if "libelle" in zone else 1)
    yield from _side_faults(y, h, "haut", "hauteur", LEAST_HEIGHT if "libelle" in zone else 1)


def _side_faults(start: int, size: int, start_name: str, size_name: str, least: int) -> Iterator[Fault]:
    if start + size > 100:
        yield ("place", f"La zone sort du document : {start_name} {start} + {size_name} {size} = {start + size} %.",
               f"Le total est de 100 au plus : réduisez {start_name} ou {size_name}.")
    elif size < least:
        yield ("place", f"La zone est trop petite, son numéro la cacherait : {size_name} {size} %.",
               f"Écrivez {least} ou plus.")


def _choice(key: str, data: Mapping[object, object], allowed: Iterable[str]) -> Iterator[Fault]:
    written, words = _text(data, key), list(allowed)
    if not written:
        yield key, f"La clé « {key} » manque.", did_you_mean("", words)
    elif written not in words:
        yield key, f"« {written} » n’est pas une valeur possible ici.", did_you_mean(written, words)


def _zones(data: Mapping[object, object]) -> Sequence[object]:
    """The items of « zones », or none when it is no list."""
    zones = data.get("zones")
    return zones if isinstance(zones, Sequence) and not isinstance(zones, str) else ()


def _build(ident: str, data: object) -> Specimen:
    """The specimen of a file without fault."""
    assert isinstance(data, Mapping)
    zones = tuple(
        Zone(_text(zone, "dessin"), _place(zone["place"]), _text(zone, "libelle"), _text(zone, "verifier"),
             _text(zone, "mot"))
        for zone in data["zones"]
    )
    return Specimen(ident, _text(data, "titre"), _text(data, "format"), zones)


def _text(data: Mapping[object, object], key: str) -> str:
    return str(data.get(key) or "").strip()


def _texts(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return ()
    return tuple(str(item) for item in raw)


def _place(raw: object) -> tuple[int, int, int, int]:
    """Four whole numbers, written as numbers or digits; an empty place for anything else."""
    texts = _texts(raw)
    if len(texts) != 4 or not all(re.fullmatch("[0-9]{1,3}", text) for text in texts):
        return 0, 0, 0, 0
    x, y, w, h = (int(text) for text in texts)
    return x, y, w, h
