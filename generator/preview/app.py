"""Putting the server together: settings, database, build and route table become one ASGI application."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from generator.preview.config import Reglages
from generator.preview.contract import Construction, read_contract
from generator.preview.gate import Route, answer_request, write_answer
from generator.preview.http import Incoming, Outgoing, make_asgi
from generator.preview.routes.table import ROUTES
from generator.preview.store.engine import Store
from generator.preview.visit import Atelier, error_page

Render = Callable[[str, Mapping[str, object]], str]
Review = Callable[[str], list[str]]
Clock = Callable[[], datetime]


class BuildSource:
    """The present build, read again only when its file has changed; a build half replaced is never seen."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._construction: Construction | None = None

    def __call__(self) -> Construction:
        with self._lock:
            try:
                stat = self._path.stat()
                stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            except OSError:
                stamp = None
            if self._construction is None or stamp is None or stamp != self._stamp:
                self._construction = read_contract(self._path)
                self._stamp = stamp
            return self._construction


def make_atelier(reglages: Reglages, store: Store, *, render: Render, review: Review, clock: Clock) -> Atelier:
    """What every handler may use. The secret of the address counters lives as long as this value."""
    build = BuildSource(reglages.contrat)
    return Atelier(reglages, store, build, render, review, clock, secrets.token_bytes(32))


def make_app(atelier: Atelier, routes: tuple[Route, ...] = ROUTES) -> Any:
    """The ASGI application of a workshop."""

    def bind(route: Route) -> Callable[[Incoming], Outgoing]:
        return lambda incoming: answer_request(atelier, route, incoming)

    def refuse(cause: str, status: int) -> Outgoing:
        return write_answer(atelier, error_page(cause, status), None)

    rows = [(route.methode, route.chemin, bind(route)) for route in routes]
    return make_asgi(rows, atelier.reglages.hotes, atelier.reglages.taille_corps, refuse)
