"""A small preview build, a clock that can be moved, and a running workshop: what every preview test starts from.

The guides themselves are in `guides`.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from generator.preview.access import Role
from generator.preview.app import make_app, make_atelier
from generator.preview.config import Limite, Limites, Reglages, Service
from generator.preview.invitations import GROUPE, PERSONNELLE, invite_team, invite_testers, open_campaign
from generator.preview.store.engine import Store, open_store
from generator.preview.store.migrate import migrate
from generator.preview.store.sql import event
from generator.preview.visit import Atelier
from generator.render import environment, render

from .guides import SENTENCES, make_contract, sha, write_build

TEMPLATES = Path(__file__).parents[2] / "templates"
PHONE = "02 51 78 31 00"  # switchboard of the town hall, as in the facts file of the services
FAR = Limites(*(tuple(Limite(way, 10**9, 60) for way in ("session", "adresse")) for _ in range(5)))


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
        service=Service("Hôtel de ville d'Orvault", telephone=PHONE),  # as typed in the facts file
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

    def team_link(self, role: Role, campagne_id: str | None = None, nom: str = "Camille") -> str:
        """Path of a fresh link of the team."""
        with self.store.write() as link:
            made = invite_team(
                link, self.atelier.reglages, role=role, nom=nom, campagne_id=campagne_id, now=self.clock()
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

    def team(self, role: Role = Role.AUTEUR, campagne_id: str | None = None, nom: str = "Camille") -> Client:
        """A person of the team who has come in."""
        return self.client(self.team_link(role, campagne_id, nom))


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


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """One loop for all calls, in a thread of its own: Playwright keeps a loop in ours."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return loop


def run(task: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine to its end."""
    return asyncio.run_coroutine_threadsafe(task, _loop()).result()


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


def hurry(world: World) -> None:
    """Let SQLite trust the machine: thousands of writes are then a matter of seconds. Not for tests of durability."""

    def trust(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")

    world.store.close()
    event.listen(world.store.engine, "connect", trust)


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


__all__ = ["GROUPE", "PERSONNELLE", "SENTENCES", "make_contract", "sha", "write_build"]
