"""Rows as frozen values, named as the tables name them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeVar

T = TypeVar("T")


def as_a(kind: type[T], row: dict[str, Any]) -> T:
    """The value of class `kind` made of the columns it names."""
    names: tuple[Any, ...] = fields(kind)  # type: ignore[arg-type]
    return kind(**{field.name: row[field.name] for field in names})


@dataclass(frozen=True)
class Campagne:
    """A campaign: dates are `AAAA-MM-JJ`, both included."""

    id: str
    nom: str
    panel: str
    debut: str
    fin: str
    cree_le: str


@dataclass(frozen=True)
class Invitation:
    """A link given to a person or a group; `role` is `testeur` or a role of the team."""

    id: str
    campagne_id: str | None
    role: str
    genre: str
    nom: str
    jeton_sha: str
    ouvertures: int
    ouvertures_max: int
    cree_le: str
    expire_le: str
    revoquee_le: str | None


@dataclass(frozen=True)
class Testeur:
    """A person who tests; no name is asked."""

    __test__ = False

    id: str
    campagne_id: str
    invitation_id: str | None
    cle: str | None
    mode: str
    pseudonyme: str
    courriel: str | None
    lecture: str | None
    age: str | None
    premiere_fois: str | None
    cree_le: str
    efface_le: str | None


@dataclass(frozen=True)
class Session:
    """An opaque session: the token itself is in the browser only."""

    id: str
    jeton_sha: str
    role: str
    nom: str
    invitation_id: str
    testeur_id: str | None
    cree_le: str
    expire_le: str
    revoquee_le: str | None


@dataclass(frozen=True)
class Seance:
    """One tester on one guide; `partie` is the furthest part reached, 1 to 4."""

    id: str
    testeur_id: str
    slug: str
    version: str
    partie: int
    commencee_le: str
    terminee_le: str | None
    essentiel: str | None
    mot_libre: str | None
    utile: int | None
    facile: int | None


@dataclass(frozen=True)
class Marque:
    """A plus (+1) or a minus (-1) on the text of a field as it was."""

    seance_id: str
    champ: str
    champ_sha: str
    valeur: int
    le: str


@dataclass(frozen=True)
class Remarque:
    """A remark, with the anchor of `anchors.Ancre` and the text of its field when it was written."""

    id: str
    code: str
    seance_id: str
    cle: str
    slug: str
    version: str
    champ: str
    champ_sha: str
    champ_texte: str
    citation: str
    prefixe: str
    suffixe: str
    position: int
    genre: str
    bloque: str
    texte: str
    lisibilite: str
    accord: bool
    cree_le: str
    retiree_le: str | None
    masquee_le: str | None


@dataclass(frozen=True)
class Evenement:
    """One change in the life of a remark; the table only grows."""

    id: str
    remarque_id: str
    rang: int
    le: str
    genre: str
    de: str
    vers: str
    par: str
    motif: str


@dataclass(frozen=True)
class Reponse:
    """An answer to a "find then understand" question; `choix` None means "je ne sais pas"."""

    seance_id: str
    question: str
    partie_sha: str
    cherche: str | None
    trouve: bool
    choix: int | None
    compris: bool
    passee: bool
    secondes: int
    le: str


@dataclass(frozen=True)
class Image:
    """What a tester says a drawing means."""

    id: str
    seance_id: str
    concept: str
    reponse: str
    le: str
