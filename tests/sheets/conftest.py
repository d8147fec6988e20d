"""Every published sheet printed once for the tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.sheets.chromium import Chromium, find_chromium
from generator.sheets.jobs import pack_jobs, poster_job, printable, sheet_job
from generator.sheets.keep import Store
from generator.sheets.make import Bilan, make

from .world import job, project, workshop

CASE = {"age": "mineur", "motif": "perte"}


@dataclass(frozen=True)
class Printed:
    """What was printed and where."""

    folder: Path
    store: Store
    bilan: Bilan
    engine: str


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """One browser for the whole session."""
    with Chromium(find_chromium(os.environ)) as printer:
        yield printer


@pytest.fixture(scope="session")
def printed(chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """All sheets of residents, in small and large print; some of the desk; a case; a pack; the poster."""
    folder = tmp_path_factory.mktemp("fiches")
    store = Store(folder, folder.parent / "cache-fiches")
    shop = workshop(chromium.name)
    jobs = [sheet_job(shop, p, profil, {}) for profil in ("usager", "grands-caracteres") for p in printable(project())]
    jobs += [job(slug, "agent", engine=chromium.name)
             for slug in ("carte-identite", "mariage", "signalement-espace-public")]
    jobs += [job("carte-identite", "usager", CASE, chromium.name), poster_job(shop)]
    sheets = make(jobs, store, chromium)
    packs = make(pack_jobs(shop, "metropole", "usager", sheets.entrees), store, chromium)
    entries = {**sheets.entrees, **packs.entrees}
    return Printed(folder, store, Bilan(len(entries), 0, (*sheets.refus, *packs.refus), entries), chromium.name)
