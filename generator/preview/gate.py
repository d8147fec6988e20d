"""The doors every request passes, in order: shape, origin, session, role, rate, object; then the handler.

Must not know any page. A refusal for an object says "not found", so that nothing is learnt from it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from generator.preview.access import Lieu, Regle, Role, Visiteur, may_enter, may_reach
from generator.preview.contract import ContractError
from generator.preview.csrf import is_same_origin
from generator.preview.http import Incoming, Outgoing
from generator.preview.limits import hide_address, is_within
from generator.preview.store.campaigns import campagne_slugs
from generator.preview.store.people import find_live_session
from generator.preview.store.sql import Connection, DBAPIError
from generator.preview.tokens import hash_token
from generator.preview.visit import (
    Answer,
    Atelier,
    Fichier,
    Form,
    FormError,
    Page,
    Redirection,
    Visite,
    error_page,
    parse_form,
)

_LOG = logging.getLogger("demarches.apercu")
_WRITINGS = ("texte", "essentiel", "mot_libre", "reponse")
_STATUS = {"trop_gros": 413, "lent": 408, "introuvable": 404, "forme": 400}


@dataclass(frozen=True)
class Route:
    """A row of the route table. `limite` names a field of `config.Limites`."""

    nom: str
    methode: str
    chemin: str
    handler: Callable[[Visite], Answer]
    regle: Regle
    limite: str | None = None


def answer_request(atelier: Atelier, route: Route, incoming: Incoming) -> Outgoing:
    """The answer as bytes, whatever happens: a breakdown is a plain page, its trace goes to the log only."""
    try:
        form = parse_form(incoming.body)
    except FormError:
        return write_answer(atelier, error_page("forme", 400), None)
    visiteur: Visiteur | None = None
    try:
        visiteur = _recognise(atelier, incoming.token)
        answer = _pass_doors(atelier, route, incoming, form, visiteur)
        return write_answer(atelier, answer, visiteur)
    except ContractError:
        return write_answer(atelier, error_page("apercu", 503), visiteur)
    except DBAPIError as error:
        _LOG.error("base indisponible (%s) sur %s", type(error.orig).__name__, route.nom)
        texts = tuple(form.text(name, 4000) for name in _WRITINGS if form.has(name))
        cause = "panne" if route.methode == "GET" else "stockage"  # counting visits writes too
        return write_answer(atelier, error_page(cause, 503, textes=texts), visiteur)
    except Exception:
        _LOG.exception("panne sur %s", route.nom)
        return write_answer(atelier, error_page("panne", 500), visiteur)


def _pass_doors(atelier: Atelier, route: Route, incoming: Incoming, form: Form, visiteur: Visiteur | None) -> Answer:
    if incoming.trouble is not None:
        return error_page(incoming.trouble, _STATUS[incoming.trouble])
    if not is_same_origin(
        incoming.method,
        site=incoming.site,
        origin=incoming.origin,
        host=incoming.host,
        has_session=bool(incoming.token),
    ):
        return error_page("origine", 403)
    if not may_enter(route.regle, visiteur):
        return error_page("lien" if visiteur is None else "role", 403)
    if not _is_within_limits(atelier, route, incoming, visiteur):
        return error_page("limite", 429)
    construction = atelier.build()
    with atelier.store.read() as link:
        lieu = Lieu(link, construction, atelier.reglages.partages)
        if not may_reach(route.regle, visiteur, incoming.params, lieu):
            return error_page("introuvable", 404)
    return route.handler(Visite(atelier, construction, incoming.params, incoming.query, form, visiteur))


def _recognise(atelier: Atelier, token: str) -> Visiteur | None:
    hashed = hash_token(token)
    if hashed is None:
        return None
    with atelier.store.read() as link:
        return _visitor(link, hashed, atelier.now())


def _visitor(link: Connection, hashed: str, now: str) -> Visiteur | None:
    row = find_live_session(link, hashed, now)
    if row is None:
        return None
    campagne = row["campagne_essai"]
    return Visiteur(
        session_id=row["id"],
        role=Role(row["role"]),
        nom=row["nom"],
        testeur_id=row["testeur_id"],
        mode=row["mode"] or "",
        campagne_id=row["campagne_id"],
        essais=campagne_slugs(link, campagne) if campagne else frozenset(),
        pseudonyme=row["pseudonyme"] or "",
    )


def _is_within_limits(atelier: Atelier, route: Route, incoming: Incoming, visiteur: Visiteur | None) -> bool:
    if route.limite is None:
        return True
    who = {"adresse": hide_address(atelier.secret, incoming.address)}
    if visiteur is not None:
        who["session"] = visiteur.session_id
    with atelier.store.write() as link:
        limits = getattr(atelier.reglages.limites, route.limite)
        return is_within(link, route.limite, limits, who, atelier.clock())


def write_answer(atelier: Atelier, answer: Answer, visiteur: Visiteur | None) -> Outgoing:
    """Bytes of an answer; every page also receives the contact of the service and who is there."""
    if isinstance(answer, Redirection):
        extra = (("Location", answer.path), *_cookie(answer.cookie))
        return Outgoing(b"", 303, "text/plain; charset=utf-8", extra)
    if isinstance(answer, Fichier):
        name = (("Content-Disposition", f'attachment; filename="{answer.nom}"'),) if answer.nom else ()
        return Outgoing(answer.content, 200, answer.media, name)
    html = render_page(atelier, answer, visiteur)
    extra = (("Retry-After", "60"),) if answer.status == 429 else ()
    return Outgoing(html.encode(), answer.status, "text/html; charset=utf-8", (*extra, *_cookie(answer.cookie)))


def render_page(atelier: Atelier, page: Page, visiteur: Visiteur | None) -> str:
    """The HTML of a page."""
    always = {"service": atelier.reglages.service, "visiteur": visiteur, "delai": atelier.reglages.delai}
    return atelier.render(page.template, {**always, **page.context})


def _cookie(value: str | None) -> tuple[tuple[str, str], ...]:
    return (("Set-Cookie", value),) if value else ()
