"""`kill -9` while remarks and answers arrive: what was acknowledged is there once, what was not may be sent again."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field

import httpx

from .worlds import World, remark_form
from .zygote import Forge


@dataclass
class Ledger:
    """What the senders know: key sent, receipt code when the answer came."""

    sent: set[str] = field(default_factory=set)
    received: dict[str, str] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)


def crash_loop(world: World, base: str, rounds: int, seed: int = 9) -> dict[str, int]:
    """Play the rounds; counts of acknowledged, lost, repeated, and corrupted."""
    rng = random.Random(seed)
    world.clock.moment = world.clock.moment.now(world.clock.moment.tzinfo)
    cookies = [world.client(link).cookie for link in world.links(world.campaign(), 4)]
    world.store.close()
    forge, ledger = Forge(world.folder, base), Ledger()
    try:
        for number in range(rounds):
            forge.start()
            stop = threading.Event()
            senders = [
                threading.Thread(target=_send, args=(forge.port, cookie, f"{number}-{rank}", ledger, stop))
                for rank, cookie in enumerate(cookies)
            ]
            for sender in senders:
                sender.start()
            time.sleep(rng.uniform(0.05, 0.35))
            forge.kill()
            stop.set()
            for sender in senders:
                sender.join()
        forge.start()
        for rank, cookie in enumerate(cookies):
            _send_again(forge.port, cookie, ledger, f"-{rank}-")
    finally:
        forge.close()
    return _count(world, ledger)


def _client(port: int, cookie: str) -> httpx.Client:
    headers = {"cookie": cookie, "sec-fetch-site": "same-origin", "host": "localhost"}
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=20)


def _send(port: int, cookie: str, name: str, ledger: Ledger, stop: threading.Event) -> None:
    with _client(port, cookie) as client:
        for rank in range(10_000):
            if stop.is_set():
                return
            key = f"{name}-{rank}"
            ledger.sent.add(key)
            try:
                _send_one(client, key, ledger)
                client.post("/essai/carte-identite/3", data={"question": "q1", "cherche": "rdv", "choix": "0"})
                ledger.answered.add(name.split("-")[1])
            except httpx.TransportError:
                return


def _send_one(client: httpx.Client, key: str, ledger: Ledger) -> None:
    form = remark_form(cle=key, texte=f"remarque {key}")
    answer = client.post("/essai/carte-identite/remarques", data=form)
    if answer.status_code == 303:
        ledger.received[key] = answer.headers["location"].split("recu=")[1].split("#")[0]


def _send_again(port: int, cookie: str, ledger: Ledger, mark: str) -> None:
    """What a person does who saw no receipt: press the button again."""
    with _client(port, cookie) as client:
        for key in [key for key in ledger.sent if mark in f"-{key.split('-')[1]}-" and key not in ledger.received]:
            _send_one(client, key, ledger)


def _count(world: World, ledger: Ledger) -> dict[str, int]:
    with world.store.read() as link:
        rows = link.exec_driver_sql("SELECT cle, code FROM remarques").all()
        events = link.exec_driver_sql("SELECT count(*) FROM evenements").scalar()
        answers = link.exec_driver_sql("SELECT count(*) FROM reponses").scalar()
        sound = link.dialect.name != "sqlite" or link.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    stored = dict(row for row in rows)
    lost = [key for key, code in ledger.received.items() if stored.get(key) != code]
    return {
        "acknowledged": len(ledger.received),
        "lost": len(lost),
        "repeated": len(rows) - len(stored),
        "unsent": len(ledger.sent - stored.keys()),
        "half": abs(int(events or 0) - len(rows)),
        "answers_lost": max(0, len(ledger.answered) - int(answers or 0)),
        "corrupted": int(not sound),
    }
