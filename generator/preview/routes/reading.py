"""Part 2 of the trial: the guide part by part, marks, remarks, correcting a remark or taking it back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from generator.preview.anchors import make_ancre
from generator.preview.contract import Champ, Guide
from generator.preview.portions import Portion
from generator.preview.privacy import find_personal
from generator.preview.receipts import make_code
from generator.preview.routes.asked import asked_of
from generator.preview.store.records import Marque, Remarque, Seance
from generator.preview.store.remarks import (
    add_remarque,
    correct_remarque,
    find_by_cle,
    find_remarque,
    list_remarques_of_seance,
    withdraw_remarque,
)
from generator.preview.store.trials import begin_seance, find_seance, list_marques, set_marque, update_seance
from generator.preview.tokens import new_id
from generator.preview.views import BLOQUES, GENRES, MINUS, NONE, PLUS, view_reading
from generator.preview.visit import Answer, Page, Redirection, Visite, is_recent

_VALUES = {PLUS: 1, MINUS: -1, NONE: 0}


@dataclass(frozen=True)
class Brouillon:
    """What a tester was writing, shown again with what is wrong. `fautes` and `alertes` are words for the template.

    `code` is the remark being corrected, "" for a new one.
    """

    code: str = ""
    bloc: str = ""
    champ: str = ""
    genre: str = ""
    bloque: str = ""
    texte: str = ""
    citation: str = ""
    cle: str = ""
    accord: bool = False
    fautes: tuple[str, ...] = ()
    alertes: tuple[str, ...] = ()


def show_reading(visite: Visite) -> Answer:
    """The reading page, one part open: the one in the address, or the next to read."""
    return _page(visite, Brouillon(cle=new_id()), visite.query.get("partie"))


def _page(visite: Visite, brouillon: Brouillon, ouvert: str | None) -> Page:
    guide, atelier = visite.guide, visite.atelier
    with atelier.store.read() as link:
        seance = find_seance(link, visite.testeur_id, guide.slug)
        marks = list_marques(link, seance.id) if seance else []
        remarks = list_remarques_of_seance(link, seance.id) if seance else []
        portion = asked_of(visite, link)
    young = frozenset(item.code for item in remarks if _is_open(visite, item))
    received = visite.query.get("recu", "")
    lecture = view_reading(guide, marks, remarks, young, ouvert, portion.parties)
    context = {
        "guide": guide,
        "lecture": lecture,
        "brouillon": brouillon,
        "recu": next((item for item in remarks if item.code == received), None),
        "enregistre": lecture.bloc(visite.query.get("enregistre", "")),
        "dit": visite.query.get("dit", ""),
        "taille": atelier.reglages.taille_remarque,
        "cle": new_id(),
    }
    return Page("preview/lecture.html", context, 422 if brouillon.fautes or brouillon.alertes else 200)


def _is_open(visite: Visite, remarque: Remarque) -> bool:
    """True while its author may still correct it or take it back: fresh, and nobody of the team has emptied it."""
    atelier = visite.atelier
    live = remarque.retiree_le is None and remarque.masquee_le is None
    return live and is_recent(remarque.cree_le, atelier.clock(), atelier.reglages.durees.retrait)


def save_marks(visite: Visite) -> Answer:
    """The plus and minus of one part; a field keeps the digest of the text that was read.

    « Le reste est clair » turns every sentence of the form without an opinion into a plus, and opens the next part.
    """
    guide, now, form = visite.guide, visite.atelier.now(), visite.form
    known, rest = {champ.id for champ in guide.champs}, form.has("reste")
    with visite.atelier.store.write() as link:
        seance = begin_seance(link, visite.testeur_id, guide.slug, guide.version, now)
        for name, value in form.values.items():
            word, _, sha = value.partition(".")
            if name.removeprefix("avis:") in known and word in _VALUES and len(sha) == 16 and sha.isalnum():
                mark = _VALUES[PLUS if rest and word == NONE else word]
                set_marque(link, Marque(seance.id, name.removeprefix("avis:"), sha, mark, now))
        update_seance(link, seance, partie=2)
        here = _block(visite)
        there = _after(guide, asked_of(visite, link), here) if rest else here
    return Redirection(f"/essai/{guide.slug}/2?enregistre={here}&partie={there}#{there or 'fin'}")


def _after(guide: Guide, portion: Portion, here: str) -> str:
    block = view_reading(guide, (), (), proposees=portion.parties).bloc(here)
    return block.suivant if block else ""


def _block(visite: Visite) -> str:
    """The block whose form was sent, or the first one: the page built from it must show the form again."""
    ids = [block.id for block in view_reading(visite.guide, (), ()).blocs]
    return visite.form.one_of("bloc", tuple(ids)) or next(iter(ids), "")


def finish_reading(visite: Visite) -> Answer:
    """« J’ai fini de lire »: on to the questions."""
    guide, now = visite.guide, visite.atelier.now()
    with visite.atelier.store.write() as link:
        seance = begin_seance(link, visite.testeur_id, guide.slug, guide.version, now)
        update_seance(link, seance, partie=3)
    return Redirection(f"/essai/{guide.slug}/3")


def save_remark(visite: Visite) -> Answer:
    """A remark: checked, stored once whatever the number of clicks, acknowledged only after the commit."""
    draft, champ = _read_draft(visite)
    if champ is None or draft.fautes or draft.alertes:
        return _page(visite, draft, draft.bloc)
    review = tuple(visite.atelier.review(draft.texte)) if draft.genre == "propose" else ()
    guide, now = visite.guide, visite.atelier.now()
    with visite.atelier.store.write() as link:
        seance = begin_seance(link, visite.testeur_id, guide.slug, guide.version, now)
        known = find_by_cle(link, seance.id, draft.cle)
        if known is None:
            known = _make_remark(visite, draft, champ, seance, review)
            add_remarque(link, known, visite.qui.nom or visite.qui.role)
            update_seance(link, seance, partie=2)
    return Redirection(f"/essai/{guide.slug}/2?partie={draft.bloc}&recu={known.code}#recu")


def _read_draft(visite: Visite) -> tuple[Brouillon, Champ | None]:
    form, limit = visite.form, visite.atelier.reglages.taille_remarque
    id_, _, sha = form.text("champ", 200).rpartition(".")
    champ = visite.guide.champ(id_)
    draft = Brouillon(
        bloc=_block(visite),
        champ=id_,
        genre=form.one_of("genre", GENRES) or "",
        bloque=form.one_of("bloque", BLOQUES) or "",
        texte=form.text("texte", limit + 1),
        citation=form.text("citation", 300),
        cle=form.text("cle", 40) or new_id(),
        accord=form.has("accord"),
    )
    checks = {
        "champ": champ is None,
        "change": champ is not None and champ.sha != sha,
        "genre": not draft.genre,
        "texte": not draft.texte and draft.genre != "merci",
        "long": len(draft.texte) > limit,
    }
    faults = tuple(name for name, wrong in checks.items() if wrong)
    warned = form.has("confirme")
    return replace(draft, fautes=faults, alertes=() if warned else find_personal(draft.texte)), champ


def _make_remark(visite: Visite, draft: Brouillon, champ: Champ, seance: Seance, review: tuple[str, ...]) -> Remarque:
    ancre = make_ancre(champ, draft.citation)
    return Remarque(
        id=new_id(),
        code=make_code(visite.atelier.reglages.prefixe),
        seance_id=seance.id,
        cle=draft.cle,
        slug=visite.guide.slug,
        version=visite.guide.version,
        champ=champ.id,
        champ_sha=champ.sha,
        champ_texte=champ.texte,
        citation=ancre.citation,
        prefixe=ancre.prefixe,
        suffixe=ancre.suffixe,
        position=ancre.position,
        genre=draft.genre,
        bloque=draft.bloque or "non_dit",
        texte=draft.texte,
        lisibilite=json.dumps(review, ensure_ascii=False),
        accord=draft.accord,
        cree_le=visite.atelier.now(),
        retiree_le=None,
        masquee_le=None,
    )


def correct(visite: Visite) -> Answer:
    """Write one's own remark again while it is fresh; the same text twice changes nothing."""
    form, limit, code = visite.form, visite.atelier.reglages.taille_remarque, visite.params["code"]
    text, block = form.text("texte", limit + 1), _block(visite)
    faults = ("texte",) if not text else ("long",) if len(text) > limit else ()
    alerts = () if form.has("confirme") else find_personal(text)
    if faults or alerts:
        return _page(visite, Brouillon(code=code, bloc=block, texte=text, fautes=faults, alertes=alerts), block)
    done = False
    with visite.atelier.store.write() as link:
        remarque = find_remarque(link, code)
        if remarque is not None and _is_open(visite, remarque):
            done = True
            review = visite.atelier.review(text) if remarque.genre == "propose" else []
            if text != remarque.texte:
                new = replace(remarque, texte=text, lisibilite=json.dumps(review, ensure_ascii=False))
                correct_remarque(link, new, visite.atelier.now(), visite.qui.nom or visite.qui.role)
    return _told(visite, "corrigee" if done else "tard")


def withdraw(visite: Visite) -> Answer:
    """Take one's own remark back while it is fresh; later it must be answered."""
    with visite.atelier.store.write() as link:
        remarque = find_remarque(link, visite.params["code"])
        done = remarque is not None and (remarque.retiree_le is not None or _is_open(visite, remarque))
        if remarque is not None and done and remarque.retiree_le is None:
            withdraw_remarque(link, remarque, visite.atelier.now(), visite.qui.nom or visite.qui.role)
    return _told(visite, "retiree" if done else "tard")


def _told(visite: Visite, word: str) -> Redirection:
    return Redirection(f"/essai/{visite.guide.slug}/2?partie={_block(visite)}&dit={word}#dit")
