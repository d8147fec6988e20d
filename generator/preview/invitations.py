"""Making campaigns and their links. A token leaves this room once, in the link, and is stored as a digest only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from generator.preview.access import Role
from generator.preview.config import Reglages
from generator.preview.store.campaigns import add_campagne, add_invitation, list_invitations
from generator.preview.store.records import Campagne, Invitation
from generator.preview.store.sql import Connection
from generator.preview.tokens import hash_token, new_id, new_token
from generator.preview.visit import write_time

PERSONNELLE, GROUPE = "personnelle", "groupe"


@dataclass(frozen=True)
class Lien:
    """A link to hand over. `adresse` is shown once: it cannot be found again."""

    adresse: str
    nom: str
    genre: str
    role: str
    expire_le: str


def open_campaign(
    link: Connection, *, nom: str, slugs: Sequence[str], debut: date, fin: date, panel: str, now: datetime
) -> Campagne:
    """Store a campaign on these guides, from `debut` to `fin` included."""
    if not slugs or fin < debut:
        raise ValueError("Une campagne porte sur au moins un guide et finit après son début.")
    campagne = Campagne(new_id(), nom, panel, debut.isoformat(), fin.isoformat(), write_time(now))
    add_campagne(link, campagne, sorted(set(slugs)))
    return campagne


def invite_testers(
    link: Connection, reglages: Reglages, campagne: Campagne, *, nombre: int, genre: str, now: datetime
) -> list[Lien]:
    """Personal links, one per tester, numbered after those of the campaign, or one group link for `nombre` testers."""
    if genre == GROUPE:
        return [_invite(link, reglages, campagne.id, Role.TESTEUR, genre, "Groupe", nombre, now)]
    made = len(list_invitations(link, campagne.id))
    names = [f"Carte {made + rank}" for rank in range(1, nombre + 1)]
    size = reglages.accueil_max
    return [_invite(link, reglages, campagne.id, Role.TESTEUR, genre, name, size, now) for name in names]


def invite_team(
    link: Connection, reglages: Reglages, *, role: Role, nom: str, campagne_id: str | None, now: datetime
) -> Lien:
    """A link of the team, good for one opening within a day; the session then lasts half a day."""
    return _invite(link, reglages, campagne_id, role, PERSONNELLE, nom, 1, now)


def _invite(
    link: Connection,
    reglages: Reglages,
    campagne_id: str | None,
    role: Role,
    genre: str,
    nom: str,
    openings: int,
    now: datetime,
) -> Lien:
    token = new_token()
    hashed = hash_token(token)
    assert hashed is not None
    life = reglages.durees.invitation if role is Role.TESTEUR else reglages.durees.lien_equipe
    invitation = Invitation(
        new_id(), campagne_id, role, genre, nom, hashed, 0, openings, write_time(now), write_time(now + life), None
    )
    add_invitation(link, invitation)
    return Lien(f"{reglages.adresse}/i/{token}", nom, genre, role, invitation.expire_le)
