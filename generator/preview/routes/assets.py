"""The preview build itself, file by file, exactly as it was written: never rewritten, never listed."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from generator.preview.visit import Answer, Fichier, Redirection, Visite, error_page

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".woff2": "font/woff2",
}


def serve_file(visite: Visite) -> Answer:
    """A file of the build; a folder answers by its `index.html`."""
    root, wanted = visite.atelier.reglages.construction, visite.params["chemin"]
    path = locate(root, wanted)
    if path is None:
        return error_page("introuvable", 404)
    if path.is_dir():
        if not wanted.endswith("/"):
            return Redirection(f"/apercu/{wanted}/")
        path = locate(root, wanted + "index.html")
    if path is None or not path.is_file():
        return error_page("introuvable", 404)
    return Fichier(path.read_bytes(), _TYPES.get(path.suffix) or _guess(path))


def locate(root: Path, wanted: str) -> Path | None:
    """The path inside `root`, or None: no hidden name, no backslash, no way up, no link that leads out."""
    parts = wanted.removesuffix("/").split("/")
    if any(part in ("", ".", "..") or part.startswith(".") or "\\" in part or "\x00" in part for part in parts):
        return None
    try:
        path = root.joinpath(*parts).resolve()
        inside = path.is_relative_to(root.resolve()) and path.exists()
    except (OSError, ValueError):
        return None
    return path if inside else None


def _guess(path: Path) -> str:
    return mimetypes.guess_type(path.name, strict=True)[0] or "application/octet-stream"
