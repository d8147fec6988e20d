"""The banner « C'est la Ville, la Métropole, les deux ou quelqu'un d'autre », computed from the four roles.

Owns the rule: who acts (decides, works, receives) gives the family; the words are in the template.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.directory import Catalogue, Organisme
from generator.model.procedure import Procedure


@dataclass(frozen=True)
class RoleVue:
    """One role in the banner's list: `role` is decide, realise, accueille or suit."""

    role: str
    organisme: Organisme
    service: str


@dataclass(frozen=True)
class Bandeau:
    """`genre`: ville, metropole, etat, autre (one actor), guichet (the town hall receives for another), or partage."""

    genre: str
    famille: str
    organisme: Organisme
    autres: tuple[Organisme, ...]
    roles: tuple[RoleVue, ...]


def banner(procedure: Procedure, catalogue: Catalogue) -> Bandeau:
    """The banner of a procedure.

    One organisation in all roles: its family. The town hall receives and somebody else decides: `guichet`.
    Else `partage`, headed by who receives.
    """
    competence = procedure.competence
    roles = {
        "accueille": competence.accueille,
        "decide": competence.decide,
        "realise": competence.realise,
        "suit": competence.suit,
    }
    views = tuple(
        RoleVue(name, catalogue.organismes[role.organisme],
                str(catalogue.services[role.service].nom) if role.service else "")
        for name, role in roles.items()
    )
    by_role = {v.role: v.organisme for v in views}
    head = by_role["accueille"]
    others = tuple(dict.fromkeys(v.organisme.id for v in views if v.organisme.id != head.id))
    acting = {str(by_role[r].id) for r in ("decide", "realise", "accueille")}
    if len(acting) == 1:
        genre = str(head.famille)
    elif head.famille == "ville" and by_role["decide"].famille != "ville":
        genre = "guichet"
    else:
        genre = "partage"
    return Bandeau(genre, str(head.famille), head, tuple(catalogue.organismes[o] for o in others), views)
