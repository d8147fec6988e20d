"""The files pages load: style sheet, scripts, the sprite of pictograms, the search index.

Owns their names under assets/. Every one is on the site's own host.
"""

from __future__ import annotations

from pathlib import Path

from generator.pages.page import Edition
from generator.pictograms import sprite
from generator.search import search_index
from generator.view.cards import card, shown

THEME = "templates/theme/assets"
DRAWINGS = "templates/drawings/drawings.css"
DESK = "templates/pages/agents.css"

_SERVED = (".js", ".css", ".svg", ".png", ".ico", ".txt")


def asset_files(root: Path, content: Edition) -> dict[str, bytes]:
    """{path: bytes} of everything under assets/; other styles are joined to the edition's only style sheet."""
    folder = root / THEME
    files = {f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes()
             for path in sorted(folder.rglob("*")) if path.suffix in _SERVED}
    joined = (DRAWINGS, DESK) if content.nom == "agents" else (DRAWINGS,)
    sheets = [files.get("assets/demarches.css", b""), *((root / name).read_bytes() for name in joined)]
    files["assets/demarches.css"] = b"\n".join(sheets)
    files["assets/pictos.svg"] = sprite(content.pictograms.values()).encode()
    files["assets/recherche.json"] = search_index(content.catalogue, _cards(content))
    return files


def _cards(content: Edition) -> tuple:  # type: ignore[type-arg]
    return tuple(card(p, content.catalogue, "") for p in shown(content.catalogue, content.nom))
