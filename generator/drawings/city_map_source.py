"""What the street of « Qui fait quoi » shows, from its parsed YAML (diagrams/qui-fait-quoi.yml).

Owns the shape of that file. Must not know who is competent: a subject only names a line of the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.drawings.scenery import STRIPS
from generator.problems import Place, Problem, error

RULE = "rue"


@dataclass(frozen=True)
class Subject:
    """One thing to draw: the id of a line of competences.yml, a short label, a pictogram."""

    competence: str
    libelle: str
    picto: str


@dataclass(frozen=True)
class StreetLevel:
    """One level of the street. `decor` is one of scenery.STRIPS."""

    decor: str
    nom: str
    choses: tuple[Subject, ...]


@dataclass(frozen=True)
class Street:
    """The whole file."""

    titre: str
    niveaux: tuple[StreetLevel, ...]


def load_street(raw: object, place: Place) -> tuple[Street, tuple[Problem, ...]]:
    """The street and its problems; what is faulty is left out. `place` is the file."""
    problems = [error(place, RULE, message, remedy) for message, remedy in _faults(raw)]
    data = raw if isinstance(raw, Mapping) else {}
    levels = tuple(
        StreetLevel(str(level["decor"]), str(level.get("nom") or ""), tuple(_subjects(level)))
        for level in _items(data.get("niveaux"))
        if level.get("decor") in STRIPS
    )
    return Street(str(data.get("titre") or ""), levels), tuple(problems)


def _faults(raw: object) -> Iterator[tuple[str, str]]:
    if not isinstance(raw, Mapping) or not raw.get("titre") or not _items(raw.get("niveaux")):
        yield "Le fichier doit contenir « titre » et « niveaux ».", ""
        return
    seen: set[str] = set()
    for level in _items(raw["niveaux"]):
        if level.get("decor") not in STRIPS or not level.get("nom"):
            message = f"Le niveau « {level.get('decor')} » n’est pas connu, ou n’a pas de nom."
            yield message, "Choisir parmi : " + ", ".join(STRIPS) + "."
        things = _items(level.get("choses"))
        if len(things) != len(tuple(_subjects(level))) or not things:
            yield f"Niveau « {level.get('nom')} » : une chose est incomplète.", "Écrire competence, libelle et picto."
        for subject in _subjects(level):
            if subject.picto in seen:
                yield f"Le pictogramme « {subject.picto} » sert deux fois.", "Un dessin ne sert qu’une idée."
            seen.add(subject.picto)


def _subjects(level: Mapping[object, object]) -> Iterator[Subject]:
    for thing in _items(level.get("choses")):
        texts = [str(thing.get(key) or "") for key in ("competence", "libelle", "picto")]
        if all(texts):
            yield Subject(*texts)


def _items(raw: object) -> list[Mapping[object, object]]:
    """The mappings of a list; nothing for anything else."""
    return [item for item in raw if isinstance(item, Mapping)] if isinstance(raw, Sequence) else []
