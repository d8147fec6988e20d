"""The whole site made in memory and served as its host will: gzip, and the headers of serveurs/_headers."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.build import Renderer, edition_of, every_page, sheet_files
from generator.cache import Cache
from generator.exports.assets import asset_files
from generator.exports.feeds import feed_files
from generator.problems import has_errors
from generator.project import open_project

ROOT = Path(__file__).resolve().parents[2]
HEADERS = ROOT / "templates/theme/serveurs/_headers"
DAY = date(2026, 11, 22)
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")

# One page of each kind: the short page and the whole guide, with questions or sending elsewhere; the steps of
# « Ma situation »; the lists.
GUIDE = "demarches/carte-identite/"
WHOLE = GUIDE + "complet/"
ELSEWHERE = "demarches/bacs-et-collecte/"
QUESTION = GUIDE + "situation/"
ANOTHER = GUIDE + "situation/aucun-de-ces-cas/"
RESULT = GUIDE + "situation/majeur/perte/a-mon-nom/"
KINDS = ("", GUIDE, WHOLE, ELSEWHERE, ELSEWHERE + "complet/", QUESTION, ANOTHER, RESULT,
         "toutes-les-demarches/", "themes/dechets-proprete/", "moments/j-emmenage/", "qui-fait-quoi/", "services/",
         "lexique/", "documents/", "plan/", "accessibilite/", "mentions/", "recherche/", "pictogrammes/", "404.html")


def make_site(edition: str = "public") -> dict[str, bytes]:
    """Every file of an edition, without touching build/site. One step sheet is there, whatever was printed before."""
    kept = Cache(ROOT / "build/.cache")
    project = open_project(ROOT, DAY, kept)
    assert not has_errors(project.problems), [p.message for p in project.problems if p.level == "erreur"]
    renderer = Renderer(project, kept)
    content = replace(edition_of(project, edition, renderer), sheets={"carte-identite": b"%PDF-1.7".ljust(90_000)})
    specs = list(every_page(content))
    pages = dict(renderer.pages(specs, content, None))
    return {**pages, **asset_files(ROOT, content), **feed_files(content, specs), **sheet_files(content)}


def policy_headers() -> dict[str, str]:
    """The headers sent with every page, read from the file given to static hosts."""
    lines = HEADERS.read_text(encoding="utf-8").split("\n/*\n")[1].split("\n/assets/")[0].splitlines()
    pairs = (line.strip().split(": ", 1) for line in lines if line.startswith("  "))
    return {name: value for name, value in pairs if name != "Strict-Transport-Security"}


@dataclass(frozen=True)
class Host:
    """A running server: its address with the final slash, and what was asked."""

    url: str
    asked: list[str]


@contextmanager
def serve(files: Mapping[str, bytes], headers: Mapping[str, str]) -> Iterator[Host]:
    """Serve `files` on a free port of this machine until the block ends."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            name = unquote(urlsplit(self.path).path).lstrip("/")
            asked.append(name)
            if not name or name.endswith("/"):
                name += "index.html"
            found = name in files
            data = files.get(name, files["404.html"])
            self.send_response(200 if found else 404)
            kind = mimetypes.guess_type(name)[0] if found else "text/html"
            self.send_header("Content-Type", f"{kind or 'application/octet-stream'}; charset=utf-8")
            if name.endswith(COMPRESSED):
                data = gzip.compress(data, 6)
                self.send_header("Content-Encoding", "gzip")
            for header, value in headers.items():
                self.send_header(header, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Host(f"http://127.0.0.1:{server.server_address[1]}/", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
