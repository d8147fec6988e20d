"""The team invites: campaigns, links with their printable cards, revocation, and writing for a person."""

from __future__ import annotations

from datetime import date

from generator.preview.cards import make_cards
from generator.preview.invitations import GROUPE, PERSONNELLE, invite_testers, open_campaign
from generator.preview.portions import READERS, count_portions
from generator.preview.routes.asked import ON_PAPER
from generator.preview.routes.staff import desk_page
from generator.preview.store.campaigns import (
    campagne_slugs,
    find_campagne,
    invitation_campagne,
    list_invitations,
    revoke_invitation,
)
from generator.preview.store.journal import note
from generator.preview.store.people import add_testeur, hold_pen_for
from generator.preview.store.records import Testeur
from generator.preview.tokens import new_id
from generator.preview.visit import Answer, Page, Redirection, Visite, error_page

MODES = ("guichet", ON_PAPER)
MAX_LINKS = 60


def create(visite: Visite) -> Answer:
    """A new campaign on one guide or more; a form that makes no sense changes nothing."""
    form = visite.form
    slugs = [guide.slug for guide in visite.construction.guides if form.has(f"guide:{guide.slug}")]
    first, last = _date(form.text("debut", 10)), _date(form.text("fin", 10))
    name, panel = form.text("nom", 80), form.text("panel", 300)
    if not slugs or not name or first is None or last is None or last < first:
        return desk_page(visite, {"nom": name, "debut": str(first or ""), "fin": str(last or ""), "panel": panel})
    with visite.atelier.store.write() as link:
        made = open_campaign(
            link, nom=name, slugs=slugs, debut=first, fin=last, panel=panel, now=visite.atelier.clock()
        )
    return Redirection(f"/equipe/campagnes/{made.id}")


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def show(visite: Visite) -> Answer:
    """A campaign and its invitations, without their tokens."""
    id_ = visite.params["campagne"]
    with visite.atelier.store.read() as link:
        campagne, slugs = find_campagne(link, id_), campagne_slugs(link, id_)
        invitations = list_invitations(link, id_)
    guides = [guide for guide in visite.construction.guides if guide.slug in slugs]
    context = {"campagne": campagne, "guides": guides, "invitations": invitations, "maintenant": visite.atelier.now(),
               "portions": max(map(count_portions, guides), default=1), "lecteurs": READERS}
    return Page("preview/campagne.html", context)


def invite(visite: Visite) -> Answer:
    """New links, shown this once with their cards. Pressing again makes other links; the unused ones can be revoked."""
    count = visite.form.number("nombre", 1, MAX_LINKS)
    genre = visite.form.one_of("genre", (PERSONNELLE, GROUPE))
    if count is None or genre is None:
        return Redirection(f"/equipe/campagnes/{visite.params['campagne']}")
    with visite.atelier.store.write() as link:
        campagne = find_campagne(link, visite.params["campagne"])
        if campagne is None:
            return error_page("introuvable", 404)
        links = invite_testers(
            link, visite.atelier.reglages, campagne, nombre=count, genre=genre, now=visite.atelier.clock()
        )
        note(link, visite.atelier.now(), "invitation", visite.qui.session_id, campagne.id)
    return Page("preview/cartes.html", {"campagne": campagne, "cartes": make_cards(links), "genre": genre})


def revoke(visite: Visite) -> Answer:
    """Close an invitation at once, with every session it opened."""
    id_ = visite.params["invitation"]
    with visite.atelier.store.write() as link:
        revoke_invitation(link, id_, visite.atelier.now())
        note(link, visite.atelier.now(), "revocation", visite.qui.session_id, id_)
        campagne = invitation_campagne(link, id_)[1]
    return Redirection(f"/equipe/campagnes/{campagne}#invitations" if campagne else "/equipe")


def hold_pen(visite: Visite) -> Answer:
    """Desk or paper: a person of the team writes what a resident says, in the very pages of the trial."""
    campagne, form, atelier = visite.params["campagne"], visite.form, visite.atelier
    mode, slug = form.one_of("mode", MODES), form.text("slug", 80)
    with atelier.store.write() as link:
        if mode is None or slug not in campagne_slugs(link, campagne):
            return Redirection(f"/equipe/campagnes/{campagne}")
        testeur = Testeur(
            id=new_id(),
            campagne_id=campagne,
            invitation_id=None,
            cle=None,
            mode=mode,
            pseudonyme=form.text("pseudonyme", 40) or f"T-{new_id()[:4].upper()}",
            courriel=None,
            lecture=None,
            age=None,
            premiere_fois=None,
            cree_le=atelier.now(),
            efface_le=None,
        )
        add_testeur(link, testeur)
        hold_pen_for(link, visite.qui.session_id, testeur.id)
    return Redirection(f"/essai/{slug}")


def drop_pen(visite: Visite) -> Answer:
    """The person has finished."""
    with visite.atelier.store.write() as link:
        hold_pen_for(link, visite.qui.session_id, None)
    return Redirection("/equipe")
