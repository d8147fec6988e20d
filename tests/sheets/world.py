"""The real project opened once on a fixed day, and what the tests of the sheets make from it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from generator.cache import Cache
from generator.model.procedure import Procedure
from generator.project import Project, open_project
from generator.sheets.compose import Composer
from generator.sheets.jobs import Atelier, sheet_job
from generator.sheets.make import Travail
from generator.sheets.mend import Notice

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)


@cache
def project() -> Project:
    """The project as it is in this repository."""
    return open_project(ROOT, DAY, Cache(None))


def procedure(slug: str) -> Procedure:
    """One procedure of the project."""
    return project().loaded.catalogue.procedures[slug]


def workshop(engine: str = "essai") -> Atelier:
    """What jobs are made with."""
    opened = project()
    composer = Composer(ROOT / "templates", opened.settings, opened.loaded.catalogue, opened.pictograms)
    return Atelier(opened, composer, engine)


def job(slug: str, profil: str = "usager", answers: Mapping[str, str] | None = None, engine: str = "essai") -> Travail:
    """The job of one sheet."""
    return sheet_job(workshop(engine), procedure(slug), profil, answers or {})


def page_job(name: str, html: str, pages: int | None = None) -> Travail:
    """A job from HTML written in a test."""
    return Travail(name, html, Notice("Essai", "Ville d’Orvault", "Essai", DAY), lambda _: html, pages=pages)


def text_of(pdf: Path) -> str:
    """The text of a PDF in its reading order, words separated by one space."""
    return " ".join(sides_of(pdf))


def sides_of(pdf: Path) -> list[str]:
    """The text of each side."""
    said = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return [" ".join(side.split()) for side in said.rstrip("\f").split("\f")]


def demarches(*arguments: str) -> list[str]:
    """The command line of the program, for another process."""
    return [sys.executable, "-m", "generator", *arguments]
