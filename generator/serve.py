"""The author's local page: watches the sources, shows the page as they type, and problems instead of a crash.

Owns the local server. It renders what is asked for and never builds the site; the engine runs only for new frames.
It listens on this machine only. Nothing it adds to a page (problems, margin, reload) is ever in a built site.
"""

from __future__ import annotations

import json
import mimetypes
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.build import Renderer, edition_of, every_page
from generator.cache import Cache
from generator.engine import EngineError
from generator.exports.assets import asset_files
from generator.exports.feeds import feed_files
from generator.pages.page import Edition, PageSpec
from generator.problems import Place, Problem, error, has_errors
from generator.project import Project, open_project
from generator.render import render

WATCHED = ("procedures", "templates", "diagrams", "mkdocs.yml")
Margin = Callable[[Project, PageSpec], object]


@dataclass(frozen=True)
class State:
    """What is served at one moment: the pages of the last sound content, and today's problems."""

    number: int
    project: Project
    content: Edition
    renderer: Renderer
    pages: Mapping[str, PageSpec]
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def snapshot(root: Path) -> dict[str, tuple[int, int]]:
    """The time and size of every watched file: what tells that something was saved."""
    found = {}
    for name in WATCHED:
        path = root / name
        for one in (path.rglob("*") if path.is_dir() else (path,)):
            try:
                status = one.stat()
            except OSError:
                continue
            found[str(one)] = (status.st_mtime_ns, status.st_size)
    return found


class Desk:
    """Keeps the state up to date; one per server."""

    def __init__(self, root: Path, day: date, margin: Margin | None = None) -> None:
        self.root, self.day, self.margin = root, day, margin
        self.cache = Cache(root / "build/.cache")
        self.changed = threading.Condition()
        self.state = self._read(None)
        self._seen = snapshot(root)

    def refresh(self) -> bool:
        """Read again if a file changed; True when it did."""
        now = snapshot(self.root)
        if now == self._seen:
            return False
        self._seen = now
        state = self._read(self.state)
        with self.changed:
            self.state = state
            self.changed.notify_all()
        return True

    def _read(self, before: State | None) -> State:
        number = before.number + 1 if before else 1
        project = open_project(self.root, self.day, self.cache)
        broken = has_errors(project.problems)
        if broken and before is not None:
            return State(number, project, before.content, before.renderer, before.pages, before.files, project.problems)
        try:
            renderer = Renderer(project, self.cache)
            content = edition_of(project, "apercu", renderer)
            specs = [] if broken else list(every_page(content))
            files = {**asset_files(self.root, content), **feed_files(content, specs)} if specs else {}
        except Exception as failure:  # a template being typed may fail in any way: show it on the page
            problem = _failure(failure)
            if before is None:
                raise
            return State(number, project, before.content, before.renderer, before.pages, before.files,
                         (*project.problems, problem))
        return State(number, project, content, renderer, {s.fichier: s for s in specs}, files, project.problems)

    def page(self, state: State, spec: PageSpec) -> str:
        """A page with the author's additions."""
        try:
            made = dict(state.renderer.pages([spec], state.content, None))
            text = made[spec.fichier].decode()
        except Exception as failure:
            return self.problem_page(state, (_failure(failure),))
        return self._with_additions(state, spec, text)

    def _with_additions(self, state: State, spec: PageSpec, text: str) -> str:
        margin = self.margin(state.project, spec) if self.margin else None
        context = {"problemes": state.problems, "numero": state.number, "marge": margin}
        extra = render(state.renderer.env, "local/ajouts.html.j2", context)
        return text.replace("</body>", extra + "</body>", 1)

    def problem_page(self, state: State, more: tuple[Problem, ...] = ()) -> str:
        """The page shown when there is nothing else to show."""
        context = {"problemes": (*state.problems, *more), "numero": state.number, "marge": None}
        return render(state.renderer.env, "local/problemes.html.j2", context)


def _failure(failure: Exception) -> Problem:
    name = getattr(failure, "filename", None) or getattr(failure, "name", None) or "templates"
    place = Place(Path(str(name)).name, int(getattr(failure, "lineno", 1) or 1), 1)
    kind = "moteur" if isinstance(failure, EngineError) else "gabarit"
    return error(place, kind, f"La page ne peut pas être faite : {failure}", "Corrigez ce fichier, puis enregistrez.")


class _Handler(BaseHTTPRequestHandler):
    server: LocalServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        desk = self.server.desk
        if path == "_local/attendre":
            return self._wait(desk)
        if path.startswith("_local/"):
            return self._local(desk, path.removeprefix("_local/"))
        state = desk.state
        name = path + "index.html" if path == "" or path.endswith("/") else path
        if name in state.pages:
            return self._send(desk.page(state, state.pages[name]).encode(), "text/html; charset=utf-8")
        if name in state.files:
            return self._send(state.files[name], mimetypes.guess_type(name)[0] or "application/octet-stream")
        if not state.pages:
            return self._send(desk.problem_page(state).encode(), "text/html; charset=utf-8")
        missing = state.pages.get("404.html")
        body = desk.page(state, missing) if missing else "Page introuvable"
        return self._send(body.encode(), "text/html; charset=utf-8", 404)

    def _wait(self, desk: Desk) -> None:
        """Answer when the state changes, or after 20 seconds: the page then reloads or asks again."""
        seen = int(self.headers.get("X-Numero", "0") or 0)
        with desk.changed:
            if desk.state.number == seen:
                desk.changed.wait(timeout=20)
            number = desk.state.number
        self._send(json.dumps({"numero": number}).encode(), "application/json")

    def _local(self, desk: Desk, name: str) -> None:
        path = desk.root / "templates/local" / name
        if name not in ("local.js", "local.css") or not path.is_file():
            return self._send(b"", "text/plain", 404)
        return self._send(path.read_bytes(), mimetypes.guess_type(name)[0] or "text/plain")

    def _send(self, data: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the page itself says what matters."""


class LocalServer(ThreadingHTTPServer):
    """The server with its desk."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.desk = desk


def serve(desk: Desk, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; looks for saved files twice a second."""
    server = LocalServer(desk, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready(f"http://127.0.0.1:{server.server_address[1]}/")
    try:
        while True:
            time.sleep(0.5)
            desk.refresh()
    except KeyboardInterrupt:
        server.shutdown()
