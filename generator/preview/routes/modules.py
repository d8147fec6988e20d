"""The two optional modules of a trial: text with blanks (cloze) and meaning of the drawings (the ISO 9186-1 way).

Blanks: every fifth word, five rotated versions, ten at most by tester, the exact word counts (case apart).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from generator.preview.contract import Champ, Guide
from generator.preview.privacy import find_personal
from generator.preview.store.records import Image
from generator.preview.store.trials import begin_seance, find_seance, images_of_guide, set_image, set_trou
from generator.preview.tokens import new_id
from generator.preview.visit import Answer, Fichier, Page, Redirection, Visite, error_page

BLANKS = 10
_STEP = 5
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True)
class Trou:
    """A blank: the `mot`-th word of a field, between the text before it and the text after it."""

    champ: Champ
    mot: int
    attendu: str
    avant: str
    apres: str

    @property
    def nom(self) -> str:
        """Name of its form field."""
        return f"trou:{self.champ.id}:{self.mot}"


def make_blanks(guide: Guide, version: int) -> tuple[Trou, ...]:
    """The blanks of one of the five versions; `apres` runs up to the next blank of the same field."""
    places: list[tuple[Champ, int, re.Match[str]]] = []
    rank = 0
    for champ in guide.champs:
        if champ.genre != "phrase":
            continue
        for index, match in enumerate(_WORD.finditer(champ.texte)):
            if rank % _STEP == version % _STEP and len(places) < BLANKS:
                places.append((champ, index, match))
            rank += 1
    blanks = []
    for _, group in groupby(places, key=lambda place: place[0].id):
        here = list(group)
        for order, (champ, index, match) in enumerate(here):
            start = here[order - 1][2].end() if order else 0
            last = order == len(here) - 1
            after = champ.texte[match.end() :] if last else ""
            blanks.append(Trou(champ, index, match.group(), champ.texte[start : match.start()], after))
    return tuple(blanks)


def _blanks_of(visite: Visite) -> tuple[Trou, ...]:
    return make_blanks(visite.guide, int(visite.testeur_id, 16))


def show_blanks(visite: Visite) -> Answer:
    """The sentences with their blanks."""
    sentences = [(champ, list(group)) for champ, group in groupby(_blanks_of(visite), key=lambda blank: blank.champ)]
    context = {"guide": visite.guide, "phrases": sentences, "recu": "recu" in visite.query}
    return Page("preview/trous.html", context)


def save_blanks(visite: Visite) -> Answer:
    """What was written in the blanks; an empty blank is a skipped one."""
    guide, now = visite.guide, visite.atelier.now()
    with visite.atelier.store.write() as link:
        seance = begin_seance(link, visite.testeur_id, guide.slug, guide.version, now)
        for blank in _blanks_of(visite):
            given = visite.form.text(blank.nom, 40)
            if given:
                right = given.casefold().replace("'", "’") == blank.attendu.casefold().replace("'", "’")
                values = {"champ_sha": blank.champ.sha, "reponse": given, "juste": right, "le": now}
                set_trou(link, seance_id=seance.id, champ=blank.champ.id, mot=blank.mot, values=values)
    return Redirection(f"/essai/{guide.slug}/trous?recu=1")


def show_drawing(visite: Visite) -> Answer:
    """The next drawing without a meaning, shown without its name."""
    return _drawing_page(visite, "", ())


def _drawing_page(visite: Visite, text: str, alerts: tuple[str, ...]) -> Page:
    guide = visite.guide
    with visite.atelier.store.read() as link:
        seance = find_seance(link, visite.testeur_id, guide.slug)
        mine = [image for image in images_of_guide(link, guide.slug) if seance and image.seance_id == seance.id]
    done = {image.concept for image in mine}
    left = [rank for rank, drawing in enumerate(guide.pictogrammes) if drawing.concept not in done]
    context = {"guide": guide, "rang": left[0] if left else None, "total": len(guide.pictogrammes)}
    page = {**context, "texte": text, "alertes": alerts}
    return Page("preview/images.html", page, 422 if alerts else 200)


def save_drawing(visite: Visite) -> Answer:
    """The meaning given to a drawing; empty means « je ne sais pas »."""
    guide, now = visite.guide, visite.atelier.now()
    rank = visite.form.number("rang", 0, len(guide.pictogrammes) - 1)
    if rank is None:
        return Redirection(f"/essai/{guide.slug}/images")
    text = visite.form.text("reponse", 300)
    alerts = () if visite.form.has("confirme") else find_personal(text)
    if alerts:
        return _drawing_page(visite, text, alerts)
    with visite.atelier.store.write() as link:
        seance = begin_seance(link, visite.testeur_id, guide.slug, guide.version, now)
        set_image(link, Image(new_id(), seance.id, guide.pictogrammes[rank].concept, text, now))
    return Redirection(f"/essai/{guide.slug}/images")


def serve_drawing(visite: Visite) -> Answer:
    """A drawing as an image: its name is not in its address, so the address does not give the answer."""
    rank = visite.params["rang"]
    drawings = visite.guide.pictogrammes
    if not (rank.isascii() and rank.isdigit() and len(rank) < 4 and int(rank) < len(drawings)):
        return error_page("introuvable", 404)
    return Fichier(_as_file(drawings[int(rank)].svg), "image/svg+xml")


def _as_file(svg: str) -> bytes:
    """A drawing cut out of a page has no namespace; as a file it is nothing without one."""
    named = svg if "xmlns=" in svg else svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return named.encode()
