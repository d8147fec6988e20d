"""A workshop where every text a person can write is hostile: who writes what where, and the pages that then show it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, NoReturn
from urllib.parse import quote

from sqlalchemy.exc import OperationalError

from generator.preview.access import Role
from generator.preview.app import make_app

from .scenes import code_of
from .worlds import SENTENCES, Client, World, make_contract, remark_form, sha

GUIDE, SHORT = "/essai/carte-identite", "/essai/composteur"
SHORT_FIELD = ".".join((SENTENCES["composteur"][0][0], sha(SENTENCES["composteur"][0][4])))
PHONE_NUMBER = "\n02 51 78 31 00"  # makes the server show the text again instead of taking it
# What a field takes, in characters: the limits of the handlers.
TAKES = {
    "nom": 80, "panel": 300, "pseudonyme": 40, "courriel": 120, "essentiel": 500, "reponse": 300, "trou": 40,
    "texte": 1980, "citation": 300, "cle": 40, "mot_libre": 1980, "code": 60,
}  # fmt: skip
NARROW = {name for name, size in TAKES.items() if size <= 120}  # hardly more than a payload at a time
# Fields whose text is compared with what the server knows and never stored nor shown.
COMPARED = {"champ", "slug", "question", "debut", "fin", "recu", "partie", "enregistre", "dit"}


@dataclass
class Harvest:
    """The pages that show what was written (route, HTML), and how many payloads went through each field of a route."""

    tester: Client
    team: Client
    campagne: str
    pages: list[tuple[str, str]] = field(default_factory=list)
    given: Counter[tuple[str, str]] = field(default_factory=Counter)

    def show(self, route: str, client: Client, path: str) -> None:
        """Keep a page as it is now."""
        self.pages.append((route, client.get(path).text))

    def send(self, route: str, client: Client, path: str, form: Mapping[str, str], **texts: Pack) -> str:
        """Post texts on top of a form; where one is sent, or the page kept when the server answers by a page."""
        answer = client.post(path, {**form, **{name: pack.text for name, pack in texts.items()}})
        self.given.update({(route, name): pack.size for name, pack in texts.items()})
        if answer.status_code == 303:
            return str(answer.headers["location"])
        self.pages.append((route, answer.text))
        return ""


@dataclass(frozen=True)
class Pack:
    """Payloads put together, one a line, within what a field takes; one too long for it goes alone and is cut there."""

    text: str = ""
    size: int = 0


def packs(payloads: Sequence[str], name: str) -> Iterator[Pack]:
    """All the payloads, for a field; then empty packs without end."""
    pack = Pack()
    for payload in payloads:
        if pack.size and len(pack.text) + 1 + len(payload) > TAKES[name]:
            yield pack
            pack = Pack()
        pack = Pack(f"{pack.text}\n{payload}" if pack.size else payload, pack.size + 1)
    yield pack


def poison_guides(world: World, payloads: Sequence[str]) -> None:
    """Even the guides are hostile: titles, sentences, questions, labels."""
    contract = make_contract()
    texts = iter(payloads)
    for guide in contract["guides"]:
        guide["titre"], guide["resume"] = "\n".join(islice(texts, 3)) or "x", "\n".join(islice(texts, 3)) or "x"
        for part in (*guide["sections"], *guide["etapes"]):
            part["titre"] = next(texts, "x")
        for question in guide["essai"]:
            question["demande"] = "\n".join(islice(texts, 3)) or "x"
            question["choix"] = [next(texts, "x"), next(texts, "x")]
            question["bonne"] = 0
        for drawing in guide["pictogrammes"]:
            drawing["libelle"] = next(texts, "x")
        model = guide["champs"][-1]
        sentences = (pack.text for pack in packs(payloads, "panel"))
        guide["champs"] += [
            {**model, "id": f"etapes.p{rank}.texte", "texte": text, "sha": sha(text)}
            for rank, text in enumerate(sentences)
            if text.encode("utf-8", "ignore").decode() == text
        ]
    (world.folder / "apercu.json").write_text(json.dumps(contract), encoding="utf-8")


def write_everywhere(world: World, payloads: Sequence[str], narrow: Sequence[str]) -> Harvest:
    """Every payload through the wide fields; those of `narrow` through the fields that take one at a time."""
    names = "\n".join(payloads)
    harvest = Harvest(world.tester(), world.team(nom=names), "")
    harvest.show("invitation", world.client(), world.team_link(Role.AUTEUR, nom=names))
    _desk(harvest, world, narrow)
    _campaigns(harvest, world.team(), payloads, narrow)
    _testers(harvest, world, payloads, narrow)
    _remarks(harvest, payloads)
    _refused(harvest, world.tester("composteur"), payloads, narrow)
    _corrections(harvest, world.tester("composteur"), payloads)
    with broken(world) as app:
        _undone(harvest, app, world.tester().cookie, payloads)
    for pack in packs(narrow, "code"):
        harvest.show("suivi", world.client(), f"/suivi?code={quote(pack.text, errors='replace')}")
        harvest.given["suivi", "code"] += pack.size
    return harvest


def _campaigns(harvest: Harvest, team: Client, payloads: Sequence[str], narrow: Sequence[str]) -> None:
    undated = {"debut": "x"}  # refused, and shown again: first, while the list of campaigns on that page is short
    for pack in packs(narrow, "nom"):
        harvest.send("campagne-creation", team, "/equipe/campagnes", undated, nom=pack)
    for pack in packs(payloads, "panel"):
        harvest.send("campagne-creation", team, "/equipe/campagnes", undated, panel=pack)
    dates = {"guide:carte-identite": "1", "debut": "2026-11-22", "fin": "2026-12-22"}
    for panel in packs(payloads, "panel"):
        place = harvest.send("campagne-creation", team, "/equipe/campagnes", {**dates, "nom": "x"}, panel=panel)
        harvest.show("campagne", team, place)
        harvest.campagne = place
    for nom in packs(narrow, "nom"):
        harvest.send("campagne-creation", team, "/equipe/campagnes", dates, nom=nom)


def _desk(harvest: Harvest, world: World, narrow: Sequence[str]) -> None:
    form = {"slug": "carte-identite", "mode": "guichet"}
    path, agent = f"/equipe/campagnes/{world.campaign().id}/saisie", world.team()
    for pack in packs(narrow, "pseudonyme"):
        harvest.send("campagne-saisie", agent, path, form, pseudonyme=pack)
        harvest.show("equipe", agent, "/equipe")


def _testers(harvest: Harvest, world: World, payloads: Sequence[str], narrow: Sequence[str]) -> None:
    """As many testers as names; each writes its share of the answers and sees it again."""
    wide = {name: list(packs(payloads, name)) for name in ("essentiel", "reponse", "mot_libre")}
    thin = {name: list(packs(narrow, name)) for name in ("pseudonyme", "courriel")}
    words = packs(narrow, "trou")
    count = max(map(len, (*wide.values(), *thin.values())))
    for rank, link in enumerate(world.links(world.campaign(), count)):
        share = {name: texts[rank] if rank < len(texts) else Pack() for name, texts in (wide | thin).items()}
        tester = world.client()
        harvest.send("commencer", tester, link, {}, pseudonyme=share["pseudonyme"])
        if share["pseudonyme"].size:
            harvest.show("accueil", tester, "/")
        _answer(harvest, tester, share)
        _fill(harvest, tester, words)


def _fill(harvest: Harvest, tester: Client, words: Iterator[Pack]) -> None:
    """The blanks this tester has, as long as there are payloads left."""
    if filled := list(islice(words, 1)):
        names = re.findall(r'name="(trou:[^"]+)"', tester.get(f"{GUIDE}/trous").text)
        filled += islice(words, len(names) - 1)
        form = {name: pack.text for name, pack in zip(names, filled, strict=False)}
        harvest.given["trous-envoi", "trou"] += sum(pack.size for pack in filled)
        tester.post(f"{GUIDE}/trous", form)


def _answer(harvest: Harvest, tester: Client, share: Mapping[str, Pack]) -> None:
    """What one tester answers, and the pages that show it again."""
    sure = {"confirme": "1"}
    if share["essentiel"].size:
        harvest.send("essentiel-envoi", tester, f"{GUIDE}/1", sure, essentiel=share["essentiel"])
        harvest.show("essentiel", tester, f"{GUIDE}/1")
    if share["reponse"].size:
        harvest.send("images-envoi", tester, f"{GUIDE}/images", {**sure, "rang": "0"}, reponse=share["reponse"])
    given = {name: share[name] for name in ("mot_libre", "courriel") if share[name].size}
    if given:
        harvest.send("avis-envoi", tester, f"{GUIDE}/4", sure, **given)
        harvest.show("avis", tester, f"{GUIDE}/4")


def _remarks(harvest: Harvest, payloads: Sequence[str]) -> None:
    """One tester writes them all, as a proposal and as a mistake."""
    for rank, text in enumerate(packs(payloads, "texte")):
        for kind in ("propose", "faux"):
            form = remark_form(cle=f"{rank}{kind}", genre=kind, confirme="1")
            harvest.send("remarque", harvest.tester, f"{GUIDE}/remarques", form, texte=text)


def quote_guides(harvest: Harvest, world: World) -> None:
    """Remarks on the sentences of a poisoned guide, on half of their words: the server marks them."""
    for rank, champ in enumerate(world.atelier.build().guides[0].champs):
        half = champ.texte[: len(champ.texte) // 2]
        form = remark_form(cle=f"c{rank}", citation=half) | {"champ": f"{champ.id}.{champ.sha}"}
        harvest.send("remarque", harvest.tester, f"{GUIDE}/remarques", form)


def _refused(harvest: Harvest, tester: Client, payloads: Sequence[str], narrow: Sequence[str]) -> None:
    """A text that holds a phone number is shown again, with its quotation and the key of its form; on a short guide."""
    texts = {name: list(packs(payloads, name)) for name in ("texte", "citation")} | {"cle": list(packs(narrow, "cle"))}
    for rank in range(max(map(len, texts.values()))):
        share = {name: some[rank] if rank < len(some) else Pack() for name, some in texts.items()}
        asked = share | {"texte": _refusable(share["texte"], "texte")}
        harvest.send("remarque", tester, f"{SHORT}/remarques", {"bloc": "demande", "champ": "x"}, **asked)
    for path, name in ((f"{SHORT}/1", "essentiel"), (f"{SHORT}/images", "reponse"), (f"{SHORT}/4", "mot_libre")):
        for pack in packs(payloads, name):
            harvest.send(name, tester, path, {"rang": "0"}, **{name: _refusable(pack, name)})


def _corrections(harvest: Harvest, tester: Client, payloads: Sequence[str]) -> None:
    """A remark written again and again, taken one time, refused the next."""
    sent = tester.post(f"{SHORT}/remarques", remark_form() | {"champ": SHORT_FIELD, "bloc": "demande"})
    path = f"{SHORT}/remarques/{code_of(sent.headers['location'])}/corriger"
    for text in packs(payloads, "texte"):
        harvest.send("correction", tester, path, {"bloc": "demande"}, texte=_refusable(text, "texte"))
        tester.post(path, {"texte": text.text, "confirme": "1"})
        harvest.show("lecture", tester, f"{SHORT}/2")


def _refusable(pack: Pack, name: str) -> Pack:
    return Pack(pack.text[: TAKES[name] - len(PHONE_NUMBER)] + PHONE_NUMBER, pack.size)


def _undone(harvest: Harvest, app: Any, cookie: str, payloads: Sequence[str]) -> None:
    """When nothing can be stored, the text is given back to the person."""
    tester = Client(app, "192.0.2.1")
    tester.cookie = cookie
    for text in packs(payloads, "texte"):
        texts = dict.fromkeys(("texte", "essentiel", "mot_libre", "reponse"), text)
        harvest.send("stockage", tester, f"{GUIDE}/remarques", remark_form(confirme="1"), **texts)


@contextmanager
def broken(world: World) -> Iterator[Any]:
    """The application on a database that refuses to write."""

    class Sealed:
        read = world.store.read

        def write(self) -> NoReturn:
            raise OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))

    yield make_app(replace(world.atelier, store=Sealed()))  # type: ignore[arg-type]
