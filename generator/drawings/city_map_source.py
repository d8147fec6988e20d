"""What the street of « Qui fait quoi » shows, from its parsed YAML (diagrams/qui-fait-quoi.yml).

Owns the shape of that file. Must not know who is competent: a subject only names a line of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.drawings.scenery import STRIPS
from generator.problems import Place, Problem, error, warning
from generator.spelling import did_you_mean

RULE = "rue"
_KEYS = ("competence", "libelle", "picto")


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


@dataclass(frozen=True)
class Known:
    """The names that a thing of the street may quote; None when the list of competences was not read whole."""

    competences: Collection[str] | None
    pictograms: Collection[str]


def load_street(raw: object, known: Known, place_of: Callable[[str], Place]) -> tuple[Street, tuple[Problem, ...]]:
    """The street and its problems; what is faulty is left out.

    `place_of` tells where « niveaux.0.choses.2.picto » stands, counted from 0. A thing whose line of competences does
    not exist is a warning: the drawing only loses that thing.
    """
    data = raw if isinstance(raw, Mapping) else {}
    problems = [*_file_faults(data, place_of)]
    levels = []
    for rank, level in enumerate(_items(data.get("niveaux"))):
        path = f"niveaux.{rank}"
        problems += _level_faults(level, path, place_of)
        things = []
        for number, thing in enumerate(_items(level.get("choses"))):
            met = list(_thing_faults(thing, known, f"{path}.choses.{number}", place_of))
            problems += met
            if not met:
                things.append(Subject(*(str(thing[key]) for key in _KEYS)))
        if level.get("decor") in STRIPS:
            levels.append(StreetLevel(str(level["decor"]), str(level.get("nom") or ""), tuple(things)))
    return Street(str(data.get("titre") or ""), tuple(levels)), (*problems, *_twice(data, place_of))


def _file_faults(data: Mapping[object, object], place_of: Callable[[str], Place]) -> Iterator[Problem]:
    for key, remedy in (("titre", "Écrivez le titre du dessin."), ("niveaux", "Écrivez au moins un niveau.")):
        if not data.get(key) or (key == "niveaux" and not _items(data[key])):
            yield error(place_of(key), RULE, f"La clé « {key} » manque.", remedy)


def _level_faults(level: Mapping[object, object], path: str, place_of: Callable[[str], Place]) -> Iterator[Problem]:
    decor = str(level.get("decor") or "")
    if decor not in STRIPS:
        yield error(place_of(f"{path}.decor"), RULE, f"Le décor « {decor} » n’existe pas.", did_you_mean(decor, STRIPS))
    if not level.get("nom"):
        yield error(place_of(path), RULE, "La clé « nom » manque à ce niveau.", "Écrivez « nom: Le trottoir ».")
    if not _items(level.get("choses")):
        yield error(place_of(f"{path}.choses"), RULE, "Ce niveau est vide.", "Ajoutez une chose, ou effacez le niveau.")


def _thing_faults(
    thing: Mapping[object, object], known: Known, path: str, place_of: Callable[[str], Place]
) -> Iterator[Problem]:
    missing = [key for key in _KEYS if not thing.get(key)]
    if missing:
        yield error(place_of(path), RULE, f"Il manque à cette chose : {', '.join(missing)}.",
                    "Écrivez {competence: …, libelle: …, picto: …}.")
        return
    competence, picto = str(thing["competence"]), str(thing["picto"])
    if picto not in known.pictograms:
        yield error(place_of(f"{path}.picto"), RULE, f"« {picto} » n’existe pas dans les pictogrammes.",
                    did_you_mean(picto, sorted(known.pictograms), "diagrams/pictogrammes"))
    if known.competences is not None and competence not in known.competences:
        yield warning(place_of(f"{path}.competence"), RULE,
                      f"« {competence} » n’existe pas dans « Qui fait quoi » : cette chose n’est pas dessinée.",
                      did_you_mean(competence, sorted(known.competences), "procedures/_commun/competences.yml"))


def _twice(data: Mapping[object, object], place_of: Callable[[str], Place]) -> Iterator[Problem]:
    """One drawing for two things of the street: a resident could not tell them apart (rule P3)."""
    seen: set[object] = set()
    for rank, level in enumerate(_items(data.get("niveaux"))):
        for number, thing in enumerate(_items(level.get("choses"))):
            picto = thing.get("picto")
            if picto and picto in seen:
                yield error(place_of(f"niveaux.{rank}.choses.{number}.picto"), RULE,
                            f"Le pictogramme « {picto} » sert deux fois dans la rue.", "Un dessin ne sert qu’une idée.")
            seen.add(picto)


def _items(raw: object) -> list[Mapping[object, object]]:
    """The mappings of a list; nothing for anything else."""
    return [item for item in raw if isinstance(item, Mapping)] if isinstance(raw, Sequence) else []
