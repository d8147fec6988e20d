"""The preview build seen by the testers' server: `apercu.json` read into frozen values.

Owns the shape of that file and its refusal when it is wrong. Must not know how the build is made.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.problems import Refusal

T = TypeVar("T")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_MISSING = "L’aperçu n’est pas construit. Faites d’abord « demarches build --edition apercu »."
_SHA = re.compile(r"[0-9a-f]{16}\Z")


class ContractError(Refusal):
    """The file is absent or does not follow the contract; the message is French, for the staff."""


@dataclass(frozen=True)
class Partie:
    """A section or a step: something a tester can be asked to find."""

    id: str
    titre: str


@dataclass(frozen=True)
class Champ:
    """One sentence, paper, step name or title. `sha` is the first 16 hex digits of the SHA-256 of `texte`."""

    id: str
    section: str
    etape: str | None
    genre: str
    libelle: str
    texte: str
    sha: str
    ligne: int
    colonne: int

    @property
    def partie(self) -> str:
        """The id of the step, or of the section for a field outside any step."""
        return self.etape or self.section


@dataclass(frozen=True)
class Question:
    """A "find then understand" question; `bonne` is the rank of the right choice, from 0."""

    id: str
    reponse_dans: str
    demande: str
    choix: tuple[str, ...]
    bonne: int
    critique: bool


@dataclass(frozen=True)
class Pictogramme:
    """A drawing shown without its label; `svg` comes from the reviewed set of the project, never from a visitor."""

    concept: str
    libelle: str
    svg: str


@dataclass(frozen=True)
class Guide:
    """A guide as the testers see it. `page` is its folder in the build, `fichier` its YAML source."""

    slug: str
    titre: str
    resume: str
    theme: str
    statut: str
    version: str
    page: str
    fichier: str
    sections: tuple[Partie, ...]
    etapes: tuple[Partie, ...]
    champs: tuple[Champ, ...]
    essai: tuple[Question, ...]
    pictogrammes: tuple[Pictogramme, ...]

    def champ(self, id_: str) -> Champ | None:
        """The field of that id, or None."""
        return next((champ for champ in self.champs if champ.id == id_), None)

    def parties(self) -> tuple[Partie, ...]:
        """The steps and sections that hold at least one field, in reading order."""
        titles = {partie.id: partie for partie in (*self.sections, *self.etapes)}
        order = dict.fromkeys(champ.partie for champ in self.champs)
        return tuple(titles.get(id_, Partie(id_, id_)) for id_ in order)

    def partie_sha(self, id_: str) -> str:
        """Digest of every field of a step or section: it changes as soon as one of them does."""
        shas = [champ.sha for champ in self.champs if id_ in (champ.etape, champ.section)]
        return hashlib.sha256("\n".join(shas).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Construction:
    """A whole preview build."""

    version: str
    date: str
    guides: tuple[Guide, ...]

    def guide(self, slug: str) -> Guide | None:
        """The guide of that slug, or None."""
        return next((guide for guide in self.guides if guide.slug == slug), None)


def read_contract(path: Path) -> Construction:
    """Read `apercu.json`. Raises ContractError with a French sentence naming what is wrong."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ContractError(_MISSING) from error
    except (OSError, ValueError) as error:
        raise ContractError(f"{path.name} est illisible.") from error
    try:
        guides = tuple(_guide(item) for item in data["guides"])
        construction = Construction(str(data["version"]), str(data["date"]), guides)
    except (KeyError, TypeError, AttributeError) as error:
        raise ContractError(f"{path.name} n’a pas la forme attendue : {error}.") from error
    _check_slugs(construction)
    return construction


def _check_slugs(construction: Construction) -> None:
    slugs = [guide.slug for guide in construction.guides]
    if len(set(slugs)) != len(slugs) or not all(_SLUG.match(slug) for slug in slugs):
        raise ContractError("Un identifiant de guide est répété ou mal formé.")


def _guide(data: Mapping[str, object]) -> Guide:
    guide = Guide(
        **{name: str(data[name]) for name in ("slug", "titre", "resume", "theme", "statut", "version", "fichier")},
        page=str(data["page"]).strip("/") + "/",
        sections=_each(data, "sections", _partie),
        etapes=_each(data, "etapes", _partie),
        champs=_each(data, "champs", _champ),
        essai=_each(data, "essai", _question),
        pictogrammes=_each(data, "pictogrammes", _pictogramme),
    )
    ids = [champ.id for champ in guide.champs]
    if len(set(ids)) != len(ids):
        raise ContractError(f"Dans « {guide.slug} », deux champs portent le même identifiant.")
    return guide


def _each(data: Mapping[str, object], key: str, make: Callable[[Mapping[str, object]], T]) -> tuple[T, ...]:
    items = data[key]
    if not isinstance(items, list):
        raise ContractError(f"« {key} » doit être une liste.")
    return tuple(make(item) for item in items)


def _partie(data: Mapping[str, object]) -> Partie:
    return Partie(str(data["id"]), str(data["titre"]))


def _champ(data: Mapping[str, object]) -> Champ:
    texte, sha = str(data["texte"]), str(data["sha"])
    if not _SHA.match(sha) or hashlib.sha256(texte.encode()).hexdigest()[:16] != sha:
        raise ContractError(f"L’empreinte du champ « {data['id']} » ne correspond pas à son texte.")
    etape = data["etape"]
    return Champ(
        id=str(data["id"]),
        section=str(data["section"]),
        etape=None if etape is None else str(etape),
        genre=str(data["genre"]),
        libelle=str(data["libelle"]),
        texte=texte,
        sha=sha,
        ligne=int(str(data["ligne"])),
        colonne=int(str(data["colonne"])),
    )


def _question(data: Mapping[str, object]) -> Question:
    choix, bonne = data["choix"], int(str(data["bonne"]))
    if not isinstance(choix, list) or not 0 <= bonne < len(choix):
        raise ContractError(f"La question « {data['id']} » n’a pas de bonne réponse parmi ses choix.")
    return Question(
        id=str(data["id"]),
        reponse_dans=str(data["reponse_dans"]),
        demande=str(data["demande"]),
        choix=tuple(str(item) for item in choix),
        bonne=bonne,
        critique=bool(data["critique"]),
    )


def _pictogramme(data: Mapping[str, object]) -> Pictogramme:
    return Pictogramme(str(data["concept"]), str(data["libelle"]), str(data["svg"]))
