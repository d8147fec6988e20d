"""What all tests share: the little town, one build of the real project, and the option that refreshes goldens."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_town import DAY, real_copy, small_town

from generator.build import Report, build


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="rewrite the expected part of the golden files")


@pytest.fixture(scope="session")
def refresh(request: pytest.FixtureRequest) -> bool:
    """True when goldens are to be rewritten: `pytest --refresh`, then read the difference before committing."""
    return bool(request.config.getoption("--refresh"))


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little town, read only: never write in it."""
    return small_town(tmp_path_factory.mktemp("ville"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The real project, copied then built once; read only. Its root is two folders above `report.folder`."""
    report = build(real_copy(tmp_path_factory.mktemp("projet")), DAY)
    assert report.built, [f"{p.place} {p.message}" for p in report.problems if p.level == "erreur"]
    return report
