"""The values a procedure is made of: located texts, durations, conditions, absences, and the block they live in.

Owns the base of every shape of the domain. Knows neither YAML nor files; imports no third party.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from generator.problems import Place

NOWHERE = Place("")


class Located(str):
    """A text that knows where it was written. Equal to the same plain text."""

    place: Place

    def __new__(cls, value: str = "", place: Place = NOWHERE) -> Located:
        text = super().__new__(cls, value)
        text.place = place
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.place)


class Texte(Located):
    """A sentence or more for a reader: checked for plain French, may hold *emphasis*, **strong**, [links](…), lists."""


class Nom(Located):
    """An identifier: `[a-z0-9-]`, given once or quoted from another place."""


class Adresse(Located):
    """A web address (https://…), an e-mail address or a phone link."""


class DatePartielle(Located):
    """`2020`, `2020-11`, `2020-11-05` or `inconnue`: what a source says of its own date."""


class Heure(Located):
    """`9:00` or `14:30`."""


@dataclass(frozen=True)
class Duree:
    """A length of time as an author says it: `6 mois`. `unite` is singular."""

    nombre: int
    unite: str

    @property
    def de(self) -> str:
        """The length after « moins … »: « de 3 mois », « d’un an »."""
        return f"d’un {self.unite}" if self.nombre == 1 and self.unite in ("an", "mois", "jour") else f"de {self}"

    def __str__(self) -> str:
        invariable = self.nombre < 2 or self.unite.endswith("s")
        return f"{self.nombre} {self.unite}{'' if invariable else 's'}"


def cle(aide: str, defaut: Any = MISSING) -> Any:
    """A key of the YAML: its help text in French and, when it may be absent, its default."""
    if defaut is MISSING:
        return field(metadata={"aide": aide})
    return field(default=defaut, metadata={"aide": aide})


@dataclass(frozen=True, kw_only=True)
class Bloc:
    """What every mapping of the YAML becomes: `place` of the mapping and `lieux` of each key's value.

    `illisibles` names the keys that are missing, unknown or not read whole, whose problem is already told: a check
    that would complain of a consequence looks there first, so that one mistake gives one problem.
    """

    place: Place = field(default=NOWHERE, compare=False, repr=False)
    lieux: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False, hash=False)
    illisibles: frozenset[str] = field(default=frozenset(), compare=False, repr=False)  # told at reading: checks skip
    distinctive: ClassVar[tuple[str, ...]] = ()  # keys that tell this shape from its siblings in a union
    raccourci: ClassVar[str] = ""  # the key that a bare word stands for

    def at(self, key: str) -> Place:
        """Where the value of `key` stands, or the mapping itself when the key is absent."""
        return self.lieux.get(key, self.place)

    def says(self, key: str) -> bool:
        """True when the author wrote this key, even with a value that could not be read."""
        return key in self.lieux or key in self.illisibles


@dataclass(frozen=True)
class Si:
    """When a block applies: every question listed has one of the answers listed. Empty: always."""

    criteres: tuple[tuple[Nom, tuple[Nom, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.criteres)

    @property
    def questions(self) -> frozenset[str]:
        """The questions this condition looks at."""
        return frozenset(str(question) for question, _ in self.criteres)

    def holds(self, reponses: Mapping[str, str]) -> bool:
        """True when `reponses` (question → answer) meets every criterion; an unasked question meets none."""
        return all(reponses.get(question) in answers for question, answers in self.criteres)


TOUJOURS = Si()


class Raison(StrEnum):
    """Why a section says nothing."""

    INCONNU = "inconnu"
    SANS_OBJET = "sans_objet"


@dataclass(frozen=True, kw_only=True)
class Absence(Bloc):
    """A section that says plainly why it is empty: not known yet, or nothing to say."""

    raison: Raison
    texte: Texte
