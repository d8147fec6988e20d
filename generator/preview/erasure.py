"""Retention and rights: purge what is past its time, export what is known of a tester, erase a tester.

The durations are settings; each action says what it did, so that the register can be filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from generator.preview.config import Reglages
from generator.preview.limits import purge_limits
from generator.preview.receipts import read_code
from generator.preview.store.journal import note
from generator.preview.store.people import find_testeur
from generator.preview.store.remarks import find_remarque, remarque_slug
from generator.preview.store.sql import Connection, and_, delete, or_, rows, select, update
from generator.preview.store.tables import (
    AVIS_IMAGES,
    CAMPAGNES,
    EVENEMENTS,
    IMAGES,
    INVITATIONS,
    JOURNAL,
    MARQUES,
    REMARQUES,
    REPONSES,
    SEANCES,
    SESSIONS,
    TESTEURS,
    TROUS,
)
from generator.preview.visit import write_time

ERASED = "effacé à la demande"
_PERSON: Mapping[str, None] = dict.fromkeys(("courriel", "lecture", "age", "premiere_fois", "invitation_id", "cle"))


def find_person(link: Connection, reglages: Reglages, key: str) -> str | None:
    """The tester of a receipt code, an id, a nickname or an e-mail; None when nobody or several people answer."""
    code = read_code(reglages.prefixe, key)
    if code and (found := find_remarque(link, code)):
        owner = remarque_slug(link, found.code)
        return owner[1] if owner else None
    match = or_(TESTEURS.c.id == key, TESTEURS.c.pseudonyme == key, TESTEURS.c.courriel == key)
    ids = link.execute(select(TESTEURS.c.id).where(match)).scalars().all()
    return ids[0] if len(ids) == 1 else None


def export_person(link: Connection, testeur_id: str) -> dict[str, Any]:
    """Everything stored about a tester, table by table (GDPR article 15); tokens excepted, they are digests."""
    testeur = find_testeur(link, testeur_id)
    if testeur is None:
        return {}
    mine = select(SEANCES.c.id).where(SEANCES.c.testeur_id == testeur_id)
    sessions = select(SESSIONS.c.cree_le, SESSIONS.c.expire_le).where(SESSIONS.c.testeur_id == testeur_id)
    remarks = select(REMARQUES).where(REMARQUES.c.seance_id.in_(mine))
    life = select(EVENEMENTS).where(EVENEMENTS.c.remarque_id.in_(remarks.with_only_columns(REMARQUES.c.id)))
    queries = {"remarques": remarks, "evenements": life.order_by(EVENEMENTS.c.le), "sessions": sessions}
    queries["seances"] = select(SEANCES).where(SEANCES.c.testeur_id == testeur_id)
    for table in (MARQUES, REPONSES, TROUS, IMAGES):
        queries[table.name] = select(table).where(table.c.seance_id.in_(mine))
    return {"testeur": asdict(testeur)} | {
        name: [dict(row) for row in rows(link, query)] for name, query in queries.items()
    }


def erase_person(link: Connection, testeur_id: str, now: str) -> int:
    """Texts of the tester go, decisions and counts stay. The number of remarks emptied. Compact the file after."""
    mine = select(SEANCES.c.id).where(SEANCES.c.testeur_id == testeur_id)
    link.execute(delete(SESSIONS).where(SESSIONS.c.testeur_id == testeur_id))
    person = {**_PERSON, "pseudonyme": ERASED, "efface_le": now}
    link.execute(update(TESTEURS).where(TESTEURS.c.id == testeur_id).values(**person))
    seances = update(SEANCES).where(SEANCES.c.testeur_id == testeur_id)
    link.execute(seances.values(essentiel=None, mot_libre=None))
    link.execute(update(TROUS).where(TROUS.c.seance_id.in_(mine)).values(reponse=ERASED))
    link.execute(update(IMAGES).where(IMAGES.c.seance_id.in_(mine)).values(reponse=ERASED))
    remarks = update(REMARQUES).where(REMARQUES.c.seance_id.in_(mine))
    done = link.execute(remarks.values(texte=ERASED, lisibilite="[]", accord=False, masquee_le=now))
    note(link, now, "effacement", "commande", testeur_id)
    return int(done.rowcount)


def purge_old(link: Connection, reglages: Reglages, now: datetime) -> dict[str, int]:
    """Forget what is past its time. The counts are of rows removed or made anonymous."""
    durees = reglages.durees
    before = {name: write_time(now - getattr(durees, name)) for name in ("identite", "remarque", "journal")}
    past = select(CAMPAGNES.c.id).where(CAMPAGNES.c.fin < before["identite"][:10])
    dead = write_time(now - durees.invitation_expiree)
    counts = {
        "sessions": _count(link, delete(SESSIONS).where(SESSIONS.c.expire_le < write_time(now))),
        "identites": _count(link, _anonymise(past)),
        "remarques": _drop_old_remarks(link, before["remarque"]),
        "journal": _count(link, delete(JOURNAL).where(JOURNAL.c.le < before["journal"])),
        "limites": purge_limits(link, now, durees.limite),
    }
    linked = select(TESTEURS.c.invitation_id).where(TESTEURS.c.invitation_id.is_not(None))
    used = select(SESSIONS.c.invitation_id)
    stale = and_(INVITATIONS.c.expire_le < dead, INVITATIONS.c.id.not_in(linked), INVITATIONS.c.id.not_in(used))
    counts["invitations"] = _count(link, delete(INVITATIONS).where(stale))
    return counts


def _anonymise(campagnes: Any) -> Any:
    """The link tester-remark dies with the e-mail, the nickname and the invitation; the panel mix is kept."""
    gone = {"courriel": None, "pseudonyme": "", "invitation_id": None, "cle": None}
    named = or_(TESTEURS.c.courriel.is_not(None), TESTEURS.c.pseudonyme != "", TESTEURS.c.invitation_id.is_not(None))
    return update(TESTEURS).where(TESTEURS.c.campagne_id.in_(campagnes), named).values(**gone)


def _drop_old_remarks(link: Connection, before: str) -> int:
    old = select(REMARQUES.c.id).where(REMARQUES.c.cree_le < before)
    link.execute(delete(EVENEMENTS).where(EVENEMENTS.c.remarque_id.in_(old)))
    images = select(IMAGES.c.id).where(IMAGES.c.le < before)
    link.execute(delete(AVIS_IMAGES).where(AVIS_IMAGES.c.image_id.in_(images)))
    link.execute(delete(IMAGES).where(IMAGES.c.le < before))
    link.execute(delete(TROUS).where(TROUS.c.le < before))
    ended = update(SEANCES).where(SEANCES.c.commencee_le < before)
    link.execute(ended.values(essentiel=None, mot_libre=None))
    return _count(link, delete(REMARQUES).where(REMARQUES.c.cree_le < before))


def _count(link: Connection, statement: Any) -> int:
    return int(link.execute(statement).rowcount)
