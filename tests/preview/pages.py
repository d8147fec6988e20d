"""Every HTML page of the server, asked for row by row of the route table: a new page comes here by itself.

Each route is called by everybody, bare and with the variants below; answers that are not HTML are left out, and so
are the pages of the guides (`fichier`): they belong to the site and its own tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from generator.preview.access import Role
from generator.preview.gate import Route, render_page
from generator.preview.invitations import GROUPE, open_campaign
from generator.preview.routes.table import ROUTES
from generator.preview.visit import error_page

from .scenes import code_of, path_of
from .worlds import Client, World, remark_form

SITE_PAGES = "fichier"
PHONE_NUMBER = "Appelez le 02 51 78 31 00"
# What an address may carry, and what a form may send, beyond nothing at all. `{code}` and the like are objects.
QUERIES: Mapping[str, tuple[str, ...]] = {
    "suivi": ("code=ORV", "code={code}"),
    "lecture": ("recu={code}", "enregistre={bloc}&partie={bloc}", "enregistre={bloc}&partie=", "dit=tard"),
    "trous": ("recu=1",),
}
FORMS: Mapping[str, tuple[dict[str, str], ...]] = {
    "essentiel-envoi": ({"essentiel": PHONE_NUMBER},),
    "remarque": (remark_form(genre="", texte=""), remark_form(texte=PHONE_NUMBER), {"bloc": "depot", "champ": "x"}),
    "correction": ({"bloc": "depot", "texte": PHONE_NUMBER},),
    "question-envoi": ({"question": "q1"}, {"question": "q1", "cherche": "?"}, {"question": "q1", "choix": "0"}),
    "campagne-creation": ({"nom": "Sans guide", "debut": "2026-11-23", "fin": "2026-11-30"},),
    "avis-envoi": ({"mot_libre": PHONE_NUMBER},),
    "images-envoi": ({"rang": "0", "reponse": PHONE_NUMBER},),
    "campagne-liens": ({"nombre": "8", "genre": "personnelle"}, {"nombre": "2", "genre": "groupe"}),
}
# The order of the calls: what only shows, then what writes, then what takes away; leaving comes last of all.
_LAST = ("commencer", "campagne-saisie", "saisie-fin", "masquage", "retrait", "revocation", "quitter")


@dataclass(frozen=True)
class Shown:
    """An answer in HTML: which route gave it, to whom, at which address."""

    route: str
    actor: str
    url: str
    status: int
    html: str

    @property
    def skeleton(self) -> str:
        """Tags, classes and types of what is not frame: two pages with the same one differ by their words."""
        tags = re.findall(r"<[^>]*>", self.html.partition("<main")[2].partition("</main>")[0])
        return "".join(re.sub(r'\s(?!class|type|role)[\w-]+="[^"]*"', "", tag) for tag in tags)


@dataclass(frozen=True)
class Cast:
    """Who visits, and the objects whose names are in the addresses."""

    clients: Mapping[str, Client]
    objects: Mapping[str, str]


def full_cast(world: World) -> Cast:
    """A workshop where something has happened to everything: remarks on texts kept, edited and gone, drawings, desk."""
    campagne = world.campaign()
    links = world.links(campagne, 4)
    tester, finished = world.client(links[0]), world.client(links[1])
    sent = tester.post("/essai/carte-identite/remarques", remark_form(genre="propose", texte="mot " * 20))
    for champ in ("bref.quoi.texte", "etapes.rdv.texte", "etapes.rdv.note"):
        tester.post("/essai/carte-identite/remarques", remark_form(champ, cle=champ, citation=""))
    tester.post("/essai/carte-identite/marques", {"avis:etapes.depot.texte": "moins." + "0" * 16})
    finished.post("/essai/carte-identite/images", {"rang": "0", "reponse": "Une image"})
    finished.post("/essai/carte-identite/4", {"utile": "6", "facile": "7", "mot_libre": "Clair"})
    same = "Vous pouvez choisir une mairie loin de chez vous."
    edits = {"etapes.depot.texte": "Apportez une facture.", "bref.quoi.texte": None}
    world.edit({**edits, "etapes.rdv.note": None, "pieces.photo": same})
    writer = world.team(Role.AGENT)
    writer.post(f"/equipe/campagnes/{campagne.id}/saisie", {"slug": "carte-identite", "mode": "guichet"})
    with world.store.read() as link:
        image = link.exec_driver_sql("SELECT id FROM images").scalar()
        invitation = link.exec_driver_sql("SELECT id FROM invitations WHERE nom = 'Carte 4'").scalar()
    clients = {
        "anonyme": world.client(),
        "testeur": tester,
        "termine": finished,
        "commence": world.client(links[2]),
        "agent": world.team(Role.AGENT),
        "agent qui écrit": writer,
        "auteur": world.team(),
    }
    objects = {
        "slug": "carte-identite",
        "code": code_of(sent.headers["location"]),
        "jeton": links[3].removeprefix("/i/"),
        "campagne": campagne.id,
        "invitation": str(invitation),
        "image": str(image),
        "chemin": "demarches/carte-identite/",
        "rang": "0",
        "format": "csv",
        "bloc": "depot",
    }
    return Cast(clients, objects)


def other_links(world: World) -> list[str]:
    """Links that open otherwise: the team's, a group's, one of a campaign that has not begun."""
    today = world.clock().date()
    with world.store.write() as link:
        early = open_campaign(
            link,
            nom="Plus tard",
            slugs=("carte-identite", "composteur"),
            debut=today + timedelta(days=3),
            fin=today + timedelta(days=9),
            panel="",
            now=world.clock(),
        )
    return [
        world.team_link(Role.AUTEUR),
        *world.links(world.campaign(), 5, GROUPE),
        *world.links(early),
        "/i/" + "x" * 43,
    ]


def every_page(world: World, cast: Cast, routes: Sequence[Route] = ROUTES) -> Iterator[Shown]:
    """The answers in HTML, each skeleton once for a route; refusals, once for all routes."""
    met: set[tuple[str, str]] = set()
    for shown in _all_pages(world, cast, routes):
        key = ("" if shown.status in (403, 404) else shown.route, shown.skeleton)
        if key not in met:
            met.add(key)
            yield shown


def _all_pages(world: World, cast: Cast, routes: Sequence[Route]) -> Iterator[Shown]:
    for route in sorted(routes, key=_turn):
        path = path_of(route, dict(cast.objects))
        for actor, client in cast.clients.items():
            kept = client.cookie
            for url, form in _requests(route, path, cast.objects):
                answer = client.get(url) if form is None else client.post(url, form)
                client.cookie = kept
                if answer.headers.get("content-type", "").startswith("text/html") and route.nom != SITE_PAGES:
                    yield Shown(route.nom, actor, url, answer.status_code, answer.text)
    for path in other_links(world):
        yield Shown("invitation", "anonyme", path, 200, world.client().get(path).text)
    yield from _breakdowns(world)


def _turn(route: Route) -> int:
    return 2 + _LAST.index(route.nom) if route.nom in _LAST else int(route.methode != "GET")


def _requests(route: Route, path: str, objects: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str] | None]]:
    if route.methode == "GET":
        yield path, None
        yield from ((f"{path}?{query.format(**objects)}", None) for query in QUERIES.get(route.nom, ()))
    else:
        yield from ((path, form) for form in ({}, *FORMS.get(route.nom, ())))


def causes(world: World) -> list[str]:
    """Every cause the page of refusals has a sentence for, and one it has none for."""
    template = (world.atelier.reglages.styles.parent / "erreur.html").read_text("utf-8")
    return [*re.findall(r'cause == "(\w+)"', template), "panne"]


def _breakdowns(world: World) -> Iterator[Shown]:
    for cause in causes(world):
        page = error_page(cause, 503, textes=("Ce que la personne écrivait.",))
        yield Shown(f"erreur {cause}", "anonyme", "/", 503, render_page(world.atelier, page, None))
