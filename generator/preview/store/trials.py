"""Statements on trials: one tester on one guide, marks, answers, and the two optional modules."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from generator.preview.store.records import Image, Marque, Reponse, Seance, as_a
from generator.preview.store.sql import Connection, delete, insert, rows, select, update, upsert
from generator.preview.store.tables import AVIS_IMAGES, IMAGES, MARQUES, REPONSES, SEANCES, TESTEURS, TROUS
from generator.preview.tokens import new_id


def find_seance(link: Connection, testeur_id: str, slug: str) -> Seance | None:
    """The trial of a tester on a guide, if it has begun."""
    found = rows(link, select(SEANCES).where(SEANCES.c.testeur_id == testeur_id, SEANCES.c.slug == slug))
    return as_a(Seance, found[0]) if found else None


def begin_seance(link: Connection, testeur_id: str, slug: str, version: str, now: str) -> Seance:
    """The trial of a tester on a guide, begun now if it had not."""
    found = find_seance(link, testeur_id, slug)
    if found is not None:
        return found
    seance = Seance(new_id(), testeur_id, slug, version, 1, now, None, None, None, None, None)
    link.execute(insert(SEANCES).values(**asdict(seance)))
    return seance


def update_seance(link: Connection, seance: Seance, **values: str | int | None) -> None:
    """Write columns of a trial; `partie` never goes back."""
    partie = values.get("partie")
    if isinstance(partie, int):
        values["partie"] = max(partie, seance.partie)
    link.execute(update(SEANCES).where(SEANCES.c.id == seance.id).values(**values))


def list_seances(link: Connection, slug: str) -> list[dict[str, Any]]:
    """Every trial on a guide with what its tester volunteered."""
    query = select(SEANCES, TESTEURS.c.lecture, TESTEURS.c.age, TESTEURS.c.premiere_fois, TESTEURS.c.mode)
    query = query.join(TESTEURS, TESTEURS.c.id == SEANCES.c.testeur_id).where(SEANCES.c.slug == slug)
    return rows(link, query.order_by(SEANCES.c.commencee_le, SEANCES.c.id))


def seances_of(link: Connection, testeur_id: str) -> list[Seance]:
    """The trials of a tester."""
    return [as_a(Seance, row) for row in rows(link, select(SEANCES).where(SEANCES.c.testeur_id == testeur_id))]


def set_marque(link: Connection, marque: Marque) -> None:
    """Put a mark on a field, or take it off when `valeur` is 0."""
    if marque.valeur:
        upsert(link, MARQUES, ("seance_id", "champ"), asdict(marque))
        return
    link.execute(delete(MARQUES).where(MARQUES.c.seance_id == marque.seance_id, MARQUES.c.champ == marque.champ))


def list_marques(link: Connection, seance_id: str) -> list[Marque]:
    """The marks of one trial."""
    return [as_a(Marque, row) for row in rows(link, select(MARQUES).where(MARQUES.c.seance_id == seance_id))]


def marques_of_guide(link: Connection, slug: str) -> list[Marque]:
    """Every mark on a guide."""
    query = select(MARQUES).join(SEANCES, SEANCES.c.id == MARQUES.c.seance_id).where(SEANCES.c.slug == slug)
    return [as_a(Marque, row) for row in rows(link, query)]


def set_reponse(link: Connection, reponse: Reponse) -> None:
    """Store an answer; the last one counts."""
    upsert(link, REPONSES, ("seance_id", "question"), asdict(reponse))


def list_reponses(link: Connection, seance_id: str) -> list[Reponse]:
    """The answers of one trial."""
    return [as_a(Reponse, row) for row in rows(link, select(REPONSES).where(REPONSES.c.seance_id == seance_id))]


def reponses_of_guide(link: Connection, slug: str) -> list[Reponse]:
    """Every answer on a guide."""
    query = select(REPONSES).join(SEANCES, SEANCES.c.id == REPONSES.c.seance_id).where(SEANCES.c.slug == slug)
    return [as_a(Reponse, row) for row in rows(link, query)]


def set_trou(link: Connection, *, seance_id: str, champ: str, mot: int, values: dict[str, object]) -> None:
    """Store a filled blank: the `mot`-th word of a field."""
    row = {"seance_id": seance_id, "champ": champ, "mot": mot, **values}
    upsert(link, TROUS, ("seance_id", "champ", "mot"), row)


def trous_of_guide(link: Connection, slug: str) -> list[dict[str, Any]]:
    """Every filled blank on a guide."""
    query = select(TROUS).join(SEANCES, SEANCES.c.id == TROUS.c.seance_id).where(SEANCES.c.slug == slug)
    return rows(link, query)


def set_image(link: Connection, image: Image) -> None:
    """Store what a drawing means to a tester; a second answer replaces the first and its judgements."""
    old = select(IMAGES.c.id).where(IMAGES.c.seance_id == image.seance_id, IMAGES.c.concept == image.concept)
    for id_ in link.execute(old).scalars().all():
        link.execute(delete(AVIS_IMAGES).where(AVIS_IMAGES.c.image_id == id_))
        link.execute(delete(IMAGES).where(IMAGES.c.id == id_))
    link.execute(insert(IMAGES).values(**asdict(image)))


def images_of_guide(link: Connection, slug: str) -> list[Image]:
    """Every meaning given to a drawing of a guide."""
    query = select(IMAGES).join(SEANCES, SEANCES.c.id == IMAGES.c.seance_id).where(SEANCES.c.slug == slug)
    return [as_a(Image, row) for row in rows(link, query.order_by(IMAGES.c.concept, IMAGES.c.le, IMAGES.c.id))]


def image_slug(link: Connection, id_: str) -> str | None:
    """The guide a meaning belongs to."""
    query = select(SEANCES.c.slug).join(IMAGES, IMAGES.c.seance_id == SEANCES.c.id).where(IMAGES.c.id == id_)
    return link.execute(query).scalar_one_or_none()


def set_avis(link: Connection, *, image_id: str, par: str, classe: str, le: str) -> None:
    """The judgement of one person of the team on one meaning."""
    upsert(link, AVIS_IMAGES, ("image_id", "par"), {"image_id": image_id, "par": par, "classe": classe, "le": le})


def avis_of_guide(link: Connection, slug: str) -> list[dict[str, Any]]:
    """Every judgement on the drawings of a guide, with the concept judged."""
    query = select(AVIS_IMAGES, IMAGES.c.concept).join(IMAGES, IMAGES.c.id == AVIS_IMAGES.c.image_id)
    query = query.join(SEANCES, SEANCES.c.id == IMAGES.c.seance_id).where(SEANCES.c.slug == slug)
    return rows(link, query)
