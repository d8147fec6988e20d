"""Who may reach what: denied unless a rule says yes, decided on the object, looked up through its parent.

Pure but for the look-ups it is given. Every route carries one `Regle`; the permission matrix of the tests is made
from the same rows. Must not know about requests or pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.preview.contract import Construction
from generator.preview.store.campaigns import campagne_slugs, invitation_campagne
from generator.preview.store.remarks import remarque_campagne, remarque_slug
from generator.preview.store.sql import Connection
from generator.preview.store.trials import image_slug


class Role(StrEnum):
    """Who is there. A person of the team may be limited to one campaign."""

    TESTEUR = "testeur"
    AGENT = "agent"
    AUTEUR = "auteur"
    PUBLICATION = "publication"


class Objet(StrEnum):
    """What a route acts on, beyond its role."""

    RIEN = "rien"
    COMMUNE = "commune"
    ESSAI = "essai"
    SIENNE = "sienne"
    FICHIER = "fichier"
    GUIDE = "guide"
    REMARQUE = "remarque"
    CAMPAGNE = "campagne"
    INVITATION = "invitation"
    IMAGE = "image"


TOUS: frozenset[Role] | None = None
EQUIPE = frozenset({Role.AGENT, Role.AUTEUR, Role.PUBLICATION})
AUTEURS = frozenset({Role.AUTEUR, Role.PUBLICATION})
PUBLICATION = frozenset({Role.PUBLICATION})
# An agent, an author or a publisher may hold the pen for a person: then, and only then, the trial pages open to them.
ESSAYEURS = frozenset(Role)


@dataclass(frozen=True)
class Regle:
    """Roles that may come (None: everybody, even without a session) and the object that is checked."""

    roles: frozenset[Role] | None
    objet: Objet


@dataclass(frozen=True)
class Visiteur:
    """A live session. `essais`: guides of the tester present or assisted; `campagne_id`: limit of a team member."""

    session_id: str
    role: Role
    nom: str
    testeur_id: str | None
    mode: str
    campagne_id: str | None
    essais: frozenset[str]
    pseudonyme: str = ""


@dataclass(frozen=True)
class Lieu:
    """Where the question is asked: one state of the database, one build, the folders shared by all guides."""

    link: Connection
    construction: Construction
    partages: tuple[str, ...]


def may_enter(regle: Regle, visiteur: Visiteur | None) -> bool:
    """The first door: the role."""
    return regle.roles is None or (visiteur is not None and visiteur.role in regle.roles)


def may_reach(regle: Regle, visiteur: Visiteur | None, params: Mapping[str, str], lieu: Lieu) -> bool:
    """The second door: the object. A route open to everybody has no object."""
    if regle.objet is Objet.RIEN:
        return True
    return visiteur is not None and _CHECKS[regle.objet](visiteur, params, lieu)


def _essai(visiteur: Visiteur, params: Mapping[str, str], lieu: Lieu) -> bool:
    slug = params["slug"]
    return visiteur.testeur_id is not None and slug in visiteur.essais and lieu.construction.guide(slug) is not None


def _sienne(visiteur: Visiteur, params: Mapping[str, str], lieu: Lieu) -> bool:
    wanted = (params["slug"], visiteur.testeur_id)
    return _essai(visiteur, params, lieu) and remarque_slug(lieu.link, params["code"]) == wanted


def _fichier(visiteur: Visiteur, params: Mapping[str, str], lieu: Lieu) -> bool:
    path = params["chemin"]
    if visiteur.role is not Role.TESTEUR and visiteur.campagne_id is None:
        return True
    if path.split("/")[0] in lieu.partages and not path.endswith((".html", ".json", ".xml", "/")):
        return True
    slugs = visiteur.essais if visiteur.role is Role.TESTEUR else campagne_slugs(lieu.link, visiteur.campagne_id or "")
    guides = (guide for guide in lieu.construction.guides if guide.slug in slugs)
    return any((path + "/").startswith(guide.page) for guide in guides)


def _commune(visiteur: Visiteur, _params: Mapping[str, str], _lieu: Lieu) -> bool:
    return visiteur.role is not Role.TESTEUR and visiteur.campagne_id is None


def _guide(visiteur: Visiteur, params: Mapping[str, str], lieu: Lieu) -> bool:
    return lieu.construction.guide(params["slug"]) is not None and _in_reach(visiteur, params["slug"], lieu)


def _in_reach(visiteur: Visiteur, slug: str, lieu: Lieu) -> bool:
    return visiteur.campagne_id is None or slug in campagne_slugs(lieu.link, visiteur.campagne_id)


def _remarque(visiteur: Visiteur, params: Mapping[str, str], lieu: Lieu) -> bool:
    campagne = remarque_campagne(lieu.link, params["code"])
    return campagne is not None and visiteur.campagne_id in (None, campagne)


def _campagne(visiteur: Visiteur, params: Mapping[str, str], lieu: Lieu) -> bool:
    known = bool(campagne_slugs(lieu.link, params["campagne"]))
    return known and visiteur.campagne_id in (None, params["campagne"])


def _invitation(visiteur: Visiteur, params: Mapping[str, str], lieu: Lieu) -> bool:
    found, campagne = invitation_campagne(lieu.link, params["invitation"])
    return found and visiteur.campagne_id in (None, campagne)


def _image(visiteur: Visiteur, params: Mapping[str, str], lieu: Lieu) -> bool:
    found = image_slug(lieu.link, params["image"])
    return found is not None and found == params["slug"] and _guide(visiteur, params, lieu)


_CHECKS = {
    Objet.ESSAI: _essai,
    Objet.SIENNE: _sienne,
    Objet.FICHIER: _fichier,
    Objet.COMMUNE: _commune,
    Objet.GUIDE: _guide,
    Objet.REMARQUE: _remarque,
    Objet.CAMPAGNE: _campagne,
    Objet.INVITATION: _invitation,
    Objet.IMAGE: _image,
}
