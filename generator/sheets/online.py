"""Which printed sheets the site may link: those that still say what the guide says today.

Owns `build/fiches/en-ligne.json`: slug → version of the sheet as printed. A sheet printed before an edit is not linked
until it is printed again. Must not print.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.procedure import Procedure
from generator.project import Project
from generator.sheets.feuille import sheet
from generator.sheets.jobs import printable
from generator.sheets.keep import SCRATCH, put_whole

_FOLDER = "build/fiches"
_TABLE = f"{_FOLDER}/en-ligne.json"


def note_printed(project: Project, procedures: Iterable[Procedure]) -> None:
    """Remember what the residents' sheets of these procedures say, now that they are printed."""
    versions = {**_versions(project.root), **{p.slug: _version(project, p) for p in procedures}}
    kept = {slug: version for slug, version in sorted(versions.items()) if _file(project.root, slug).is_file()}
    put_whole(project.root / _TABLE, json.dumps(kept, indent=0).encode(), project.root / SCRATCH)


def online_sheets(project: Project) -> dict[str, bytes]:
    """The PDF of each published procedure whose printed sheet is up to date, by slug."""
    versions = _versions(project.root)
    listed = (p for p in printable(project) if versions.get(p.slug) == _version(project, p))
    files = {p.slug: _file(project.root, p.slug) for p in listed if p.slug in versions}
    return {slug: path.read_bytes() for slug, path in files.items() if path.is_file()}


def _version(project: Project, procedure: Procedure) -> str:
    return sheet(procedure, project.loaded.catalogue, project.day, "usager", {}).version


def _file(root: Path, slug: str) -> Path:
    return root / _FOLDER / "usager" / f"{slug}.pdf"


def _versions(root: Path) -> Mapping[str, str]:
    path = root / _TABLE
    if not path.is_file():
        return {}
    table: dict[str, str] = json.loads(path.read_bytes())
    return table
