"""Statements on campaigns and invitations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from generator.preview.store.records import Campagne, Invitation, as_a
from generator.preview.store.sql import Connection, func, insert, rows, select, update
from generator.preview.store.tables import CAMPAGNE_GUIDES, CAMPAGNES, INVITATIONS


def add_campagne(link: Connection, campagne: Campagne, slugs: Sequence[str]) -> None:
    """Store a campaign and its guides."""
    link.execute(insert(CAMPAGNES).values(**asdict(campagne)))
    link.execute(insert(CAMPAGNE_GUIDES), [{"campagne_id": campagne.id, "slug": slug} for slug in slugs])


def find_campagne(link: Connection, id_: str) -> Campagne | None:
    """The campaign of that id."""
    found = rows(link, select(CAMPAGNES).where(CAMPAGNES.c.id == id_))
    return as_a(Campagne, found[0]) if found else None


def list_campagnes(link: Connection) -> list[Campagne]:
    """Every campaign, the latest first."""
    return [as_a(Campagne, row) for row in rows(link, select(CAMPAGNES).order_by(CAMPAGNES.c.cree_le.desc()))]


def campagne_slugs(link: Connection, id_: str) -> frozenset[str]:
    """The guides of a campaign; empty when there is no such campaign."""
    query = select(CAMPAGNE_GUIDES.c.slug).where(CAMPAGNE_GUIDES.c.campagne_id == id_)
    return frozenset(link.execute(query).scalars())


def add_invitation(link: Connection, invitation: Invitation) -> None:
    """Store an invitation; the token itself is never stored."""
    link.execute(insert(INVITATIONS).values(**asdict(invitation)))


def find_invitation(link: Connection, jeton_sha: str) -> Invitation | None:
    """The invitation of a token, live or not."""
    found = rows(link, select(INVITATIONS).where(INVITATIONS.c.jeton_sha == jeton_sha))
    return as_a(Invitation, found[0]) if found else None


def invitation_campagne(link: Connection, id_: str) -> tuple[bool, str | None]:
    """Whether the invitation exists, and its campaign."""
    found = rows(link, select(INVITATIONS.c.campagne_id).where(INVITATIONS.c.id == id_))
    return bool(found), (found[0]["campagne_id"] if found else None)


def list_invitations(link: Connection, campagne_id: str) -> list[Invitation]:
    """The invitations of a campaign, the oldest first; those made together, in the order of their numbers."""
    query = select(INVITATIONS).where(INVITATIONS.c.campagne_id == campagne_id)
    order = (INVITATIONS.c.cree_le, func.length(INVITATIONS.c.nom), INVITATIONS.c.nom)
    return [as_a(Invitation, row) for row in rows(link, query.order_by(*order))]


def count_opening(link: Connection, id_: str) -> None:
    """One more session or tester came from this invitation."""
    statement = update(INVITATIONS).where(INVITATIONS.c.id == id_)
    link.execute(statement.values(ouvertures=INVITATIONS.c.ouvertures + 1))


def revoke_invitation(link: Connection, id_: str, now: str) -> None:
    """Close an invitation; its sessions die with it, because a session is looked up through its invitation."""
    statement = update(INVITATIONS).where(INVITATIONS.c.id == id_, INVITATIONS.c.revoquee_le.is_(None))
    link.execute(statement.values(revoquee_le=now))
