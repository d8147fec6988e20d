"""Statements on remarks and their life."""

from __future__ import annotations

from dataclasses import asdict

from generator.preview.store.records import Evenement, Remarque, as_a
from generator.preview.store.sql import Connection, func, insert, rows, select, update
from generator.preview.store.tables import EVENEMENTS, REMARQUES, SEANCES, TESTEURS
from generator.preview.tokens import new_id

RECUE = "recue"


def find_by_cle(link: Connection, seance_id: str, cle: str) -> Remarque | None:
    """The remark that the same form has already sent."""
    found = rows(link, select(REMARQUES).where(REMARQUES.c.seance_id == seance_id, REMARQUES.c.cle == cle))
    return as_a(Remarque, found[0]) if found else None


def add_remarque(link: Connection, remarque: Remarque, par: str) -> None:
    """Store a remark and the first event of its life."""
    link.execute(insert(REMARQUES).values(**asdict(remarque)))
    add_evenement(link, remarque.id, remarque.cree_le, genre="etat", de="", vers=RECUE, par=par)


def add_evenement(
    link: Connection, remarque_id: str, le: str, *, genre: str, de: str, vers: str, par: str, motif: str = ""
) -> None:
    """One more line in the life of a remark."""
    rank = link.execute(
        select(func.coalesce(func.max(EVENEMENTS.c.rang), 0)).where(EVENEMENTS.c.remarque_id == remarque_id)
    ).scalar_one()
    event = Evenement(new_id(), remarque_id, rank + 1, le, genre, de, vers, par, motif)
    link.execute(insert(EVENEMENTS).values(**asdict(event)))


def list_evenements(link: Connection, remarque_id: str) -> list[Evenement]:
    """The life of a remark, in order."""
    query = select(EVENEMENTS).where(EVENEMENTS.c.remarque_id == remarque_id).order_by(EVENEMENTS.c.rang)
    return [as_a(Evenement, row) for row in rows(link, query)]


def find_remarque(link: Connection, code: str) -> Remarque | None:
    """The remark of a receipt code."""
    found = rows(link, select(REMARQUES).where(REMARQUES.c.code == code))
    return as_a(Remarque, found[0]) if found else None


def remarque_slug(link: Connection, code: str) -> tuple[str, str] | None:
    """Guide and tester of a remark: what decides whether it is one's own."""
    query = select(REMARQUES.c.slug, SEANCES.c.testeur_id).join(SEANCES, SEANCES.c.id == REMARQUES.c.seance_id)
    found = rows(link, query.where(REMARQUES.c.code == code))
    return (found[0]["slug"], found[0]["testeur_id"]) if found else None


def remarque_campagne(link: Connection, code: str) -> str | None:
    """The campaign a remark came from."""
    query = (
        select(TESTEURS.c.campagne_id)
        .join(SEANCES, SEANCES.c.testeur_id == TESTEURS.c.id)
        .join(REMARQUES, REMARQUES.c.seance_id == SEANCES.c.id)
    )
    return link.execute(query.where(REMARQUES.c.code == code)).scalar_one_or_none()


def list_remarques_of_seance(link: Connection, seance_id: str) -> list[Remarque]:
    """The remarks of one trial that were not withdrawn, the oldest first."""
    query = select(REMARQUES).where(REMARQUES.c.seance_id == seance_id, REMARQUES.c.retiree_le.is_(None))
    return [as_a(Remarque, row) for row in rows(link, query.order_by(REMARQUES.c.cree_le, REMARQUES.c.id))]


def list_remarques(link: Connection, slug: str | None, campagne_id: str | None) -> list[tuple[Remarque, str]]:
    """Remarks that were not withdrawn, with the way each one came in (alone, at the desk, on paper)."""
    query = (
        select(REMARQUES, TESTEURS.c.mode)
        .join(SEANCES, SEANCES.c.id == REMARQUES.c.seance_id)
        .join(TESTEURS, TESTEURS.c.id == SEANCES.c.testeur_id)
        .where(REMARQUES.c.retiree_le.is_(None))
    )
    if slug is not None:
        query = query.where(REMARQUES.c.slug == slug)
    if campagne_id is not None:
        query = query.where(TESTEURS.c.campagne_id == campagne_id)
    found = rows(link, query.order_by(REMARQUES.c.slug, REMARQUES.c.cree_le, REMARQUES.c.id))
    return [(as_a(Remarque, row), row["mode"]) for row in found]


def withdraw_remarque(link: Connection, remarque: Remarque, now: str, par: str) -> None:
    """The tester takes the remark back."""
    link.execute(update(REMARQUES).where(REMARQUES.c.id == remarque.id).values(retiree_le=now))
    add_evenement(link, remarque.id, now, genre="etat", de=RECUE, vers="retiree", par=par)


def correct_remarque(link: Connection, remarque: Remarque, now: str, par: str) -> None:
    """The author wrote the text again; the former one is not kept: it may hold what should not have been written."""
    values = {"texte": remarque.texte, "lisibilite": remarque.lisibilite}
    link.execute(update(REMARQUES).where(REMARQUES.c.id == remarque.id).values(**values))
    add_evenement(link, remarque.id, now, genre="correction", de="", vers="", par=par)


def mask_remarque(link: Connection, remarque: Remarque, now: str, par: str, text: str) -> None:
    """The text goes, the remark and the trace of who masked it stay."""
    link.execute(update(REMARQUES).where(REMARQUES.c.id == remarque.id).values(masquee_le=now, texte=text))
    add_evenement(link, remarque.id, now, genre="masque", de="", vers="", par=par)


def transfer_remarque(link: Connection, remarque: Remarque, champ: str, now: str, par: str) -> None:
    """The same text lives under another id: the remark follows it."""
    link.execute(update(REMARQUES).where(REMARQUES.c.id == remarque.id).values(champ=champ))
    add_evenement(link, remarque.id, now, genre="transfert", de=remarque.champ, vers=champ, par=par)
