"""Statements on testers and sessions."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from generator.preview.store.records import Session, Testeur, as_a
from generator.preview.store.sql import Connection, and_, func, insert, or_, rows, select, update
from generator.preview.store.tables import INVITATIONS, SESSIONS, TESTEURS


def add_testeur(link: Connection, testeur: Testeur) -> None:
    """Store a tester."""
    link.execute(insert(TESTEURS).values(**asdict(testeur)))


def find_testeur(link: Connection, id_: str) -> Testeur | None:
    """The tester of that id."""
    found = rows(link, select(TESTEURS).where(TESTEURS.c.id == id_))
    return as_a(Testeur, found[0]) if found else None


def testeur_of(link: Connection, invitation_id: str, cle: str | None) -> Testeur | None:
    """The tester already born of an invitation, and of that opening form when `cle` is given."""
    query = select(TESTEURS).where(TESTEURS.c.invitation_id == invitation_id)
    if cle is not None:
        query = query.where(TESTEURS.c.cle == cle)
    found = rows(link, query)
    return as_a(Testeur, found[0]) if found else None


def rank_of_testeur(link: Connection, id_: str) -> int:
    """How many testers of the same campaign came before this one."""
    mine = select(TESTEURS.c.campagne_id, TESTEURS.c.cree_le).where(TESTEURS.c.id == id_).subquery()
    same = TESTEURS.c.campagne_id == mine.c.campagne_id
    before = or_(TESTEURS.c.cree_le < mine.c.cree_le, and_(TESTEURS.c.cree_le == mine.c.cree_le, TESTEURS.c.id < id_))
    return int(link.execute(select(func.count()).select_from(TESTEURS).join(mine, same).where(before)).scalar_one())


def update_testeur(link: Connection, id_: str, **values: str | None) -> None:
    """Write what a tester volunteers."""
    link.execute(update(TESTEURS).where(TESTEURS.c.id == id_).values(**values))


def add_session(link: Connection, session: Session) -> None:
    """Store a session."""
    link.execute(insert(SESSIONS).values(**asdict(session)))


def find_live_session(link: Connection, jeton_sha: str, now: str) -> dict[str, Any] | None:
    """The session of a token if it is live at `now`: neither it nor its invitation is revoked or expired."""
    query = (
        select(
            SESSIONS.c.id,
            SESSIONS.c.role,
            SESSIONS.c.nom,
            SESSIONS.c.testeur_id,
            INVITATIONS.c.campagne_id,
            TESTEURS.c.mode,
            TESTEURS.c.pseudonyme,
            TESTEURS.c.campagne_id.label("campagne_essai"),
        )
        .join(INVITATIONS, INVITATIONS.c.id == SESSIONS.c.invitation_id)
        .outerjoin(TESTEURS, TESTEURS.c.id == SESSIONS.c.testeur_id)
        .where(
            SESSIONS.c.jeton_sha == jeton_sha,
            SESSIONS.c.revoquee_le.is_(None),
            SESSIONS.c.expire_le > now,
            INVITATIONS.c.revoquee_le.is_(None),
        )
    )
    found = rows(link, query)
    return found[0] if found else None


def revoke_session(link: Connection, id_: str, now: str) -> None:
    """Close a session."""
    link.execute(update(SESSIONS).where(SESSIONS.c.id == id_).values(revoquee_le=now))


def hold_pen_for(link: Connection, session_id: str, testeur_id: str | None) -> None:
    """From now on this session of the team writes for that person; None: for nobody."""
    link.execute(update(SESSIONS).where(SESSIONS.c.id == session_id).values(testeur_id=testeur_id))
