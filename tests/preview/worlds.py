"""A small preview build, a clock that can be moved, and a running workshop: what every preview test starts from.

The guide is written for the tests: two steps, one question of each kind; no price, no hour, no invented number.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from generator.preview.access import Role
from generator.preview.app import make_app, make_atelier
from generator.preview.config import Limite, Limites, Reglages, Service
from generator.preview.invitations import GROUPE, PERSONNELLE, invite_team, invite_testers, open_campaign
from generator.preview.store.engine import Store, open_store
from generator.preview.store.migrate import migrate
from generator.preview.visit import Atelier
from generator.render import environment, render

TEMPLATES = Path(__file__).parents[2] / "templates"
PHONE = "02 51 78 31 00"  # switchboard of the town hall, as in the facts file of the services
FAR = Limites(*(tuple(Limite(way, 10**9, 60) for way in ("session", "adresse")) for _ in range(5)))

SENTENCES = {
    "carte-identite": [
        ("bref.quoi.texte", "bref", None, "phrase", "Vous demandez une carte nationale d'identité."),
        ("etapes.rdv.titre", "etapes", "rdv", "titre", "Prenez rendez-vous"),
        ("etapes.rdv.texte", "etapes", "rdv", "phrase", "Choisissez une mairie qui reçoit les demandes de carte."),
        ("etapes.rdv.note", "etapes", "rdv", "phrase", "Vous pouvez choisir une mairie loin de chez vous."),
        ("etapes.depot.titre", "etapes", "depot", "titre", "Déposez votre dossier"),
        ("etapes.depot.texte", "etapes", "depot", "phrase", "Apportez un justificatif de domicile récent."),
        ("pieces.photo", "pieces", None, "piece", "Une photo d'identité de moins de 6 mois"),
    ],
    "composteur": [
        ("bref.quoi.texte", "bref", None, "phrase", "Vous demandez un composteur pour vos déchets de cuisine."),
        ("etapes.demande.texte", "etapes", "demande", "phrase", "Remplissez la demande de composteur."),
    ],
}
QUESTIONS = {
    "carte-identite": [
        {
            "id": "q1",
            "reponse_dans": "rdv",
            "demande": "Où pouvez-vous prendre rendez-vous ?",
            "choix": ["Dans une mairie qui reçoit les demandes", "À la préfecture", "À la poste"],
            "bonne": 0,
            "critique": True,
        },
        {
            "id": "q2",
            "reponse_dans": "pieces",
            "demande": "Quel âge peut avoir la photo ?",
            "choix": ["Un an", "Moins de 6 mois", "Dix ans"],
            "bonne": 1,
            "critique": True,
        },
        {
            "id": "q3",
            "reponse_dans": "depot",
            "demande": "Que faut-il apporter pour prouver votre domicile ?",
            "choix": ["Rien", "Un justificatif récent", "Une photo"],
            "bonne": 1,
            "critique": False,
        },
    ],
    "composteur": [],
}


def sha(text: str) -> str:
    """The digest of a field as the contract defines it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def make_contract(changes: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    """The contract as JSON; `changes` maps a field id of the first guide to its new text, or None to remove it."""
    changes = changes or {}
    guides = [_guide(slug, changes if slug == "carte-identite" else {}) for slug in SENTENCES]
    whole = {"version": sha(json.dumps(guides)), "date": "2026-11-22", "guides": guides}
    return dict(json.loads(json.dumps(whole)))  # a copy: tests damage it


def _guide(slug: str, changes: Mapping[str, str | None]) -> dict[str, Any]:
    fields = []
    for rank, (id_, section, etape, genre, first) in enumerate(SENTENCES[slug]):
        text = changes.get(id_, first)
        if text is not None:
            fields.append(
                {
                    "id": id_,
                    "section": section,
                    "etape": etape,
                    "genre": genre,
                    "libelle": id_,
                    "texte": text,
                    "sha": sha(text),
                    "ligne": 10 + rank,
                    "colonne": 5,
                }
            )
    titles = {"rdv": "Prenez rendez-vous", "depot": "Déposez votre dossier", "demande": "Faites la demande"}
    steps = dict.fromkeys(item["etape"] for item in fields if item["etape"])
    return {
        "slug": slug,
        "titre": {"carte-identite": "Carte nationale d’identité", "composteur": "Composteur"}[slug],
        "resume": "Les étapes de la demande, dans l’ordre.",
        "theme": "papiers",
        "statut": "essai",
        "version": sha(json.dumps(fields)),
        "page": f"demarches/{slug}/",
        "fichier": f"procedures/{slug}.yml",
        "sections": [
            {"id": "bref", "titre": "En bref"},
            {"id": "etapes", "titre": "Les étapes"},
            {"id": "pieces", "titre": "Les papiers"},
        ],
        "etapes": [{"id": id_, "titre": titles[id_]} for id_ in steps],
        "champs": fields,
        "essai": QUESTIONS[slug],
        "pictogrammes": [
            {
                "concept": "photo",
                "libelle": "Photo d'identité",
                "svg": '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h16v16H4z"/></svg>',
            }
        ],
    }


def write_build(folder: Path, changes: Mapping[str, str | None] | None = None) -> None:
    """Write the static preview and its contract into `folder`."""
    contract = make_contract(changes)
    site = folder / "apercu"
    for guide in contract["guides"]:
        page = site / guide["page"]
        page.mkdir(parents=True, exist_ok=True)
        (page / "index.html").write_text(f"<!doctype html><title>{guide['titre']}</title>", encoding="utf-8")
        (page / "dessin.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    for name, text in {
        "index.html": "<!doctype html><title>Tous les guides</title>",
        "assets/site.css": "body{}",
        "assets/search.json": "{}",
        "search/search_index.json": '{"docs": []}',
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (folder / "secret.txt").write_text("hors de l’aperçu", encoding="utf-8")
    fresh = folder / "apercu.json.neuf"
    fresh.write_text(json.dumps(contract, ensure_ascii=False), encoding="utf-8")
    fresh.replace(folder / "apercu.json")


@dataclass
class Clock:
    """A clock the test moves."""

    moment: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**span)


def make_settings(folder: Path, base: str | None = None, limites: Limites = FAR) -> Reglages:
    """Settings of a workshop in `folder`."""
    return Reglages(
        base=base or str(folder / "essais.sqlite"),
        construction=folder / "apercu",
        contrat=folder / "apercu.json",
        styles=TEMPLATES / "preview" / "preview.css",
        service=Service("Hôtel de ville d’Orvault", telephone=PHONE),
        limites=limites,
    )


def review_wording(text: str) -> list[str]:
    """A stand-in for the readability checker: long sentences only."""
    return ["Phrase de plus de 15 mots."] if len(text.split()) > 15 else []


@dataclass
class World:
    """A workshop with its application, its folder and its clock."""

    folder: Path
    atelier: Atelier
    clock: Clock
    app: Any = field(init=False)

    def __post_init__(self) -> None:
        self.app = make_app(self.atelier)

    @property
    def store(self) -> Store:
        return self.atelier.store

    def edit(self, changes: Mapping[str, str | None]) -> None:
        """The author edits the first guide and the preview is built again."""
        write_build(self.folder, changes)

    def limit(self, limites: Limites) -> None:
        """Put other limits in force."""
        self.atelier = replace(self.atelier, reglages=replace(self.atelier.reglages, limites=limites))
        self.app = make_app(self.atelier)

    def campaign(self, *slugs: str, days: int = 20) -> Any:
        """A campaign that began yesterday."""
        today = self.clock().date()
        with self.store.write() as link:
            return open_campaign(
                link,
                nom="Essai",
                slugs=slugs or ("carte-identite",),
                debut=today - timedelta(days=1),
                fin=today + timedelta(days=days),
                panel="10 habitants",
                now=self.clock(),
            )

    def links(self, campagne: Any, count: int = 1, genre: str = PERSONNELLE) -> list[str]:
        """Paths of fresh invitations."""
        with self.store.write() as link:
            made = invite_testers(link, self.atelier.reglages, campagne, nombre=count, genre=genre, now=self.clock())
        return [item.adresse.removeprefix(self.atelier.reglages.adresse) for item in made]

    def team_link(self, role: Role, campagne_id: str | None = None) -> str:
        """Path of a fresh link of the team."""
        with self.store.write() as link:
            made = invite_team(
                link, self.atelier.reglages, role=role, nom="Camille", campagne_id=campagne_id, now=self.clock()
            )
        return made.adresse.removeprefix(self.atelier.reglages.adresse)

    def client(self, link: str | None = None, *, address: str = "192.0.2.1") -> Client:
        """A browser in miniature; it has opened `link` when one is given."""
        client = Client(self.app, address)
        if link:
            client.post(link, {"cle": link[-20:]})
        return client

    def tester(self, *slugs: str) -> Client:
        """A tester who has begun."""
        return self.client(self.links(self.campaign(*slugs))[0])

    def team(self, role: Role = Role.AUTEUR, campagne_id: str | None = None) -> Client:
        """A person of the team who has come in."""
        return self.client(self.team_link(role, campagne_id))


class Client:
    """Calls the application in-process, keeps the session cookie, says where it comes from like a browser does."""

    def __init__(self, app: Any, address: str) -> None:
        self.app, self.address, self.cookie = app, address, ""

    def get(self, path: str, **headers: str) -> httpx.Response:
        """GET, without following redirections."""
        return self.call("GET", path, None, headers)

    def post(self, path: str, data: Mapping[str, str] | None = None, **headers: str) -> httpx.Response:
        """POST of a form of the same site."""
        return self.call("POST", path, data or {}, {"sec-fetch-site": "same-origin", **headers})

    def call(self, method: str, path: str, data: Any, headers: Mapping[str, str]) -> httpx.Response:
        """Any request; `data` is a mapping (form) or raw bytes."""
        return run(self._call(method, path, data, dict(headers)))

    async def _call(self, method: str, path: str, data: Any, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, client=(self.address, 1), raise_app_exceptions=False)
        if self.cookie:
            headers.setdefault("cookie", self.cookie)
        body = {"content": data} if isinstance(data, bytes) else {"data": data}
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            response = await client.request(method, path, headers=headers, **body)
        if "set-cookie" in response.headers:
            self.cookie = response.headers["set-cookie"].split(";")[0]
        return response


def run(task: Any) -> Any:
    """Run a coroutine in a loop of its own, in a thread of its own: Playwright keeps a loop in ours."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, task).result()


def make_world(folder: Path, base: str | None = None, limites: Limites = FAR) -> World:
    """A migrated database and a build in `folder`."""
    write_build(folder)
    reglages = make_settings(folder, base, limites)
    store = open_store(reglages.base)
    migrate(store)
    clock = Clock()
    env = environment(TEMPLATES)
    atelier = make_atelier(
        reglages, store, render=lambda name, context: render(env, name, context), review=review_wording, clock=clock
    )
    return World(folder, atelier, clock)


def remark_form(champ: str = "etapes.depot.texte", **values: str) -> dict[str, str]:
    """A remark on the first guide as its form sends it."""
    text = next(item[4] for item in SENTENCES["carte-identite"] if item[0] == champ)
    form = {
        "bloc": "depot",
        "champ": f"{champ}.{sha(text)}",
        "genre": "pas_clair",
        "bloque": "non",
        "texte": "Quel papier exactement ?",
        "citation": "justificatif de domicile",
        "cle": "cle-de-formulaire",
    }
    return {**form, **values}


TODAY = date(2026, 11, 22)
__all__ = [name for name in dir() if not name.startswith("_")] + ["GROUPE", "PERSONNELLE"]
