"""The doors: home, invitation, leaving, follow-up by receipt code, notice, and the three plain files."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from generator.preview.access import Role
from generator.preview.headers import expired_cookie, session_cookie
from generator.preview.invitations import GROUPE, PERSONNELLE
from generator.preview.receipts import ALPHABET, read_code
from generator.preview.store.campaigns import campagne_slugs, count_opening, find_campagne, find_invitation
from generator.preview.store.journal import note
from generator.preview.store.people import add_session, add_testeur, revoke_session, testeur_of
from generator.preview.store.records import Campagne, Invitation, Session, Testeur
from generator.preview.store.remarks import find_remarque, list_evenements
from generator.preview.store.sql import Connection
from generator.preview.store.trials import seances_of
from generator.preview.tokens import hash_token, new_id, new_token
from generator.preview.visit import (
    Answer,
    Atelier,
    Fichier,
    Page,
    Redirection,
    Visite,
    error_page,
    read_time,
    write_time,
)

_MIDNIGHT = "T23:59:59.999999Z"


def home(visite: Visite) -> Answer:
    """Where everybody lands: the guides of the tester, the desk of the team, or how to get a link."""
    visiteur = visite.visiteur
    if visiteur is None:
        return Page("preview/accueil.html", {"guides": ()})
    if visiteur.role is not Role.TESTEUR:
        return Redirection("/equipe")
    with visite.atelier.store.read() as link:
        seances = {seance.slug: seance for seance in seances_of(link, visite.testeur_id)}
    guides = [guide for guide in visite.construction.guides if guide.slug in visiteur.essais]
    return Page("preview/accueil.html", {"guides": [(guide, seances.get(guide.slug)) for guide in guides]})


def show_invitation(visite: Visite) -> Answer:
    """What the link opens. Nothing changes: mail scanners open links too."""
    with visite.atelier.store.read() as link:
        invitation, campagne = _find_open(link, visite)
        if invitation is None:
            return error_page("invitation", 404)
        slugs = campagne_slugs(link, invitation.campagne_id or "")
    guides = [guide for guide in visite.construction.guides if guide.slug in slugs]
    context = {"invitation": invitation, "campagne": campagne, "guides": guides, "cle": new_id()}
    return Page("preview/invitation.html", {**context, "attend": _is_early(visite.atelier, campagne)})


def begin(visite: Visite) -> Answer:
    """« Commencer »: the token is exchanged for a session."""
    token, atelier = new_token(), visite.atelier
    hashed = hash_token(token)
    assert hashed is not None
    with atelier.store.write() as link:
        invitation, campagne = _find_open(link, visite)
        if invitation is None or _is_early(atelier, campagne):
            return error_page("invitation", 404)
        testeur_id = None
        if invitation.role == Role.TESTEUR:
            testeur = _testeur(link, visite, invitation)
            if testeur is None:
                return error_page("invitation", 404)
            testeur_id = testeur.id
        if invitation.genre == PERSONNELLE:
            count_opening(link, invitation.id)
        expires = _session_end(atelier, invitation, campagne)
        nom = invitation.nom if invitation.role != Role.TESTEUR else ""
        session = Session(
            new_id(), hashed, invitation.role, nom, invitation.id, testeur_id, atelier.now(), write_time(expires), None
        )
        add_session(link, session)
        note(link, session.cree_le, "ouverture", session.id, invitation.id)
    return Redirection("/", cookie=session_cookie(token, expires, atelier.clock()))


def _find_open(link: Connection, visite: Visite) -> tuple[Invitation | None, Campagne | None]:
    hashed, now = hash_token(visite.params["jeton"]), visite.atelier.now()
    invitation = find_invitation(link, hashed) if hashed else None
    if invitation is None or invitation.revoquee_le or invitation.expire_le <= now:
        return None, None
    if invitation.genre == PERSONNELLE and invitation.ouvertures >= invitation.ouvertures_max:
        return None, None
    campagne = find_campagne(link, invitation.campagne_id) if invitation.campagne_id else None
    if campagne is not None and campagne.fin + _MIDNIGHT < now:
        return None, None
    return invitation, campagne


def _is_early(atelier: Atelier, campagne: Campagne | None) -> bool:
    return campagne is not None and atelier.now()[:10] < campagne.debut


def _testeur(link: Connection, visite: Visite, invitation: Invitation) -> Testeur | None:
    """The tester of a personal link, or of this very form on a group link; a new one while there is room."""
    cle = None if invitation.genre == PERSONNELLE else visite.form.text("cle", 40) or new_id()
    found = testeur_of(link, invitation.id, cle)
    if found is not None:
        return found
    if invitation.genre == GROUPE:
        if invitation.ouvertures >= invitation.ouvertures_max:
            return None
        count_opening(link, invitation.id)
    pseudonyme = visite.form.text("pseudonyme", 40) or _pseudonym()
    testeur = Testeur(
        id=new_id(),
        campagne_id=invitation.campagne_id or "",
        invitation_id=invitation.id,
        cle=cle,
        mode="autonome",
        pseudonyme=pseudonyme,
        courriel=visite.form.text("courriel", 120) or None,
        lecture=None,
        age=None,
        premiere_fois=None,
        cree_le=visite.atelier.now(),
        efface_le=None,
    )
    add_testeur(link, testeur)
    return testeur


def _pseudonym() -> str:
    number = int(new_id(), 16)
    return "T-" + "".join(ALPHABET[number >> shift & 31] for shift in (0, 5, 10, 15))


def _session_end(atelier: Atelier, invitation: Invitation, campagne: Campagne | None) -> datetime:
    if invitation.role != Role.TESTEUR or campagne is None:
        return atelier.clock() + atelier.reglages.durees.session_equipe
    return min(read_time(invitation.expire_le), read_time(campagne.fin + _MIDNIGHT) + timedelta(hours=2))


def leave(visite: Visite) -> Answer:
    """Close this session on this device; the work done stays."""
    with visite.atelier.store.write() as link:
        revoke_session(link, visite.qui.session_id, visite.atelier.now())
        note(link, visite.atelier.now(), "sortie", visite.qui.session_id)
    return Redirection("/", cookie=expired_cookie())


def follow(visite: Visite) -> Answer:
    """State of a remark by its receipt code: never its text, never who wrote it."""
    typed, prefix = visite.query.get("code", "")[:60], visite.atelier.reglages.prefixe
    if not typed:
        empty = {"saisi": "", "remarque": None, "evenements": (), "inconnu": False}
        return Page("preview/suivi.html", {**empty, "prefixe": prefix})
    code = read_code(prefix, typed)
    with visite.atelier.store.read() as link:
        remarque = find_remarque(link, code) if code else None
        events = list_evenements(link, remarque.id) if remarque else []
    public = [replace(event, par="") for event in events if event.genre == "etat"]
    guide = visite.construction.guide(remarque.slug) if remarque else None
    context = {"saisi": typed, "remarque": remarque, "evenements": public, "inconnu": remarque is None, "guide": guide}
    return Page("preview/suivi.html", {**context, "prefixe": prefix}, 200 if remarque else 404)


def notice(visite: Visite) -> Answer:
    """What is kept, why, for how long, and the rights of the person."""
    durees = visite.atelier.reglages.durees
    context = {"identite_mois": durees.identite.days // 30, "remarque_ans": durees.remarque.days // 365}
    return Page("preview/notice.html", {**context, "journal_mois": durees.journal.days // 30})


def styles(visite: Visite) -> Answer:
    """The style sheet of the testers' pages."""
    return Fichier(visite.atelier.reglages.styles.read_bytes(), "text/css; charset=utf-8")


def robots(_visite: Visite) -> Answer:
    """No page of this server is for search engines."""
    return Fichier(b"User-agent: *\nDisallow: /\n", "text/plain; charset=utf-8")


def health(visite: Visite) -> Answer:
    """For the supervisor: the build is readable and the database answers."""
    with visite.atelier.store.read() as link:
        link.exec_driver_sql("SELECT 1")
    return Fichier(b"ok\n", "text/plain; charset=utf-8")
