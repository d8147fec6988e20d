"""What all tests share: the little town, one build of the real project, and the option that refreshes goldens."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium_flags import chromium_flags
from playwright.sync_api import Browser, sync_playwright
from small_town import DAY, real_copy, small_town

from generator.build import Report, build
from generator.sheets.chromium import find_chromium


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="rewrite the expected part of the golden files")


@pytest.fixture(scope="session")
def refresh(request: pytest.FixtureRequest) -> bool:
    """True when goldens are to be rewritten: `pytest --refresh`, then read the difference before committing."""
    return bool(request.config.getoption("--refresh"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of a worker: Playwright allows one instance a thread."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=chromium_flags())
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little town, read only: never write in it."""
    return small_town(tmp_path_factory.mktemp("ville"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The real project, copied then built once for all workers; read only. Its root is above `report.folder`."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    kept, root = shared / "site-reel.pickle", shared / "site-reel"
    try:
        root.mkdir()
    except FileExistsError:
        return _waited(kept)
    report = build(real_copy(root), DAY)
    aside = kept.with_suffix(".tmp")
    aside.write_bytes(pickle.dumps(report))
    aside.replace(kept)
    return _sound(report)


def _waited(kept: Path) -> Report:
    """What another worker is building; ten minutes at most."""
    for _ in range(1200):
        if kept.is_file():
            report = pickle.loads(kept.read_bytes())
            assert isinstance(report, Report)
            return _sound(report)
        time.sleep(0.5)
    raise TimeoutError("the other worker never finished the site")


def _sound(report: Report) -> Report:
    assert report.built, [f"{p.place} {p.message}" for p in report.problems if p.level == "erreur"]
    return report
