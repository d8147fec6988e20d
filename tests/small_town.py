"""The little town of the tests: one complete procedure and its shared lists, and what is said of a changed copy.

Owns how a test case becomes a project's folder. Knows nothing of what is expected.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.cache import Cache
from generator.project import Project, open_project

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests/cases"
DAY = date(2026, 11, 22)
FILE = "procedures/papiers/base.yml"


def base_text() -> str:
    """The smallest complete procedure."""
    return (CASES / "base.yml").read_text(encoding="utf-8")


def put_over(text: str, keys: str) -> str:
    """`text` with its top-level keys replaced by those of `keys`; new ones come last."""
    sections = _sections(text)
    sections.update({name: lines for name, lines in _sections(keys).items() if lines})
    return "".join(sections.values())


def _sections(text: str) -> dict[str, str]:
    """Each top-level key with its lines, and what comes before the first one under ""."""
    found: dict[str, str] = {"": ""}
    name = ""
    for line in text.splitlines(keepends=True):
        key = re.match(r"([a-z_]+):", line)
        name = key[1] if key else name
        found[name] = found.get(name, "") + line
    return found


def small_town(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A project's folder holding the base procedure, its shared lists, then `files` (path → text) over them."""
    for name in ("templates", "diagrams"):
        if not (folder / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    wanted: dict[str, str | bytes] = {
        "mkdocs.yml": re.sub(r"    (accueil|aide): .*", r"    \1: accueil", settings),
        "procedures/_commun/commun.yml": (CASES / "commun.yml").read_text(encoding="utf-8"),
        "diagrams/qui-fait-quoi.yml": (CASES / "rue.yml").read_text(encoding="utf-8"),
        FILE: base_text(),
        **(files or {}),
    }
    for name, text in wanted.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def real_copy(folder: Path) -> Path:
    """The real project in another folder: what `demarches` reads, nothing that it made."""
    for name in ("procedures", "templates", "diagrams"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def opened(folder: Path, day: date = DAY) -> Project:
    """The project of a folder, without a cache."""
    return open_project(folder, day, Cache(None))
