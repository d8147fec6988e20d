"""Random requests built from the route table: any method, mutated paths, bodies, headers, cookies. No answer is 5xx."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlencode

from generator.preview.access import Role
from generator.preview.routes.table import ROUTES

from .payloads import own_payloads
from .public_lists import naughty_strings
from .worlds import World, remark_form, run

NAMES = (
    "texte genre champ cle bloc bloque citation accord confirme essentiel cherche choix question debut passer utile "
    "facile mot_libre lecture age premiere_fois courriel rang reponse classe nom debut fin panel nombre mode slug "
    "pseudonyme"
)


class Fuzzer:
    """Draws requests; keeps the real objects of a workshop so that many requests go deep."""

    def __init__(self, world: World, seed: int) -> None:
        self.rng, self.world = random.Random(seed), world
        self.strings = (
            naughty_strings() + own_payloads()[::7] + ["", "0", "-1", "9" * 40, "\x00", "é" * 300, "\ud800", "%00"]
        )
        campagne = world.campaign()
        self.links = world.links(campagne, 3)
        tester = world.client(self.links[0])
        sent = tester.post("/essai/carte-identite/remarques", remark_form())
        tester.post("/essai/carte-identite/images", {"rang": "0", "reponse": "x"})
        team = [world.team(role) for role in (Role.AGENT, Role.AUTEUR, Role.PUBLICATION)]
        self.cookies = ["", "__Host-session=x", tester.cookie, *(client.cookie for client in team)]
        with world.store.read() as link:
            image = str(link.exec_driver_sql("SELECT id FROM images").scalar())
            invitation = str(link.exec_driver_sql("SELECT id FROM invitations WHERE nom = 'Carte 3'").scalar())
        self.params = {
            "slug": ["carte-identite", "composteur"],
            "code": [sent.headers["location"].split("recu=")[1].split("#")[0]],
            "jeton": [link.removeprefix("/i/") for link in self.links],
            "campagne": [campagne.id],
            "invitation": [invitation],
            "image": [image],
            "chemin": ["index.html", "demarches/carte-identite/", "../x", "assets/site.css", "demarches"],
            "rang": ["0", "1"],
            "format": ["csv", "json", "w3c"],
        }

    def text(self) -> str:
        """A hostile or random text."""
        if self.rng.random() < 0.7:
            return self.rng.choice(self.strings)
        return "".join(chr(self.rng.randrange(0x2FFFF)) for _ in range(self.rng.randrange(40)))

    def scope(self) -> tuple[dict[str, Any], bytes]:
        """A request as a server would hand it over, and its body."""
        rng, route = self.rng, self.rng.choice(ROUTES)
        params = {name: self._param(name) for name in self.params}
        path = route.chemin.replace(":path", "").format(**params)
        if rng.random() < 0.05:
            path = "/" + quote(self.text(), errors="replace", safe="/%")
        raw = path.encode("ascii", "replace")
        method = route.methode if rng.random() < 0.85 else rng.choice(["GET", "POST", "PUT", "HEAD", "OPTIONS", "X"])
        body = self._body() if method in ("POST", "PUT", "X") else b""
        query = urlencode({self._name(): self.text().encode("utf-8", "replace") for _ in range(rng.randrange(3))})
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote_to_bytes(raw).decode("utf-8", "replace"),
            "raw_path": raw,
            "query_string": query.encode() if rng.random() < 0.8 else self.text().encode("utf-8", "replace"),
            "headers": self._headers(stays=route.nom != "quitter"),
            "client": (f"192.0.2.{rng.randrange(250)}", 1),
            "server": ("localhost", 80),
        }
        return scope, body

    def _param(self, name: str) -> str:
        if self.rng.random() < 0.8:
            return self.rng.choice(self.params[name])
        return quote(self.text(), errors="replace", safe="/" if name == "chemin" else "") or "x"

    def _name(self) -> str:
        return self.rng.choice(
            [*NAMES.split(" "), "avis:etapes.rdv.texte", "trou:etapes.rdv.texte:1", "guide:composteur"]
        )

    def _body(self) -> bytes:
        if self.rng.random() < 0.1:
            return self.rng.randbytes(self.rng.choice([1, 100, 70_000]))
        form = remark_form() if self.rng.random() < 0.5 else {}
        for _ in range(self.rng.randrange(6)):
            form[self._name()] = self.text()
        return urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in form.items()}).encode()

    def _headers(self, stays: bool) -> list[tuple[bytes, bytes]]:
        rng = self.rng
        headers = {
            b"host": b"localhost" if rng.random() < 0.97 else self.text().encode("utf-8", "replace"),
            b"cookie": rng.choice(self.cookies if stays else self.cookies[:2]).encode(),  # leaving would end it all
            b"sec-fetch-site": rng.choice([b"same-origin"] * 8 + [b"cross-site", b"\xff"]),
            b"content-type": rng.choice(
                [b"application/x-www-form-urlencoded"] * 8 + [b"text/plain", b"multipart/form-data"]
            ),
        }
        if rng.random() < 0.1:
            name = rng.choice([b"origin", b"content-length", b"x-forwarded-for", b"cookie", b"range", b"accept"])
            headers[name] = self.text().encode("utf-8", "replace")
        return list(headers.items())


def fuzz(world: World, count: int, seed: int = 50) -> Counter[int]:
    """Send that many requests; how many answers of each status."""
    fuzzer, seen = Fuzzer(world, seed), Counter[int]()

    async def send_all() -> None:
        for _ in range(count):
            scope, body = fuzzer.scope()
            seen[await _send(world.app, scope, body)] += 1

    run(send_all())
    return seen


async def _send(app: Any, scope: dict[str, Any], body: bytes) -> int:
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
        assert b"Traceback" not in message.get("body", b"")

    await app(scope, receive, send)
    assert len(statuses) == 1
    return statuses[0]
