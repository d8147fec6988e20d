"""The fixtures every preview test uses: one workshop per test, on SQLite and on a real PostgreSQL where it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .postgres import Server, find_binaries, running_server
from .worlds import World, make_world

BASES = ["sqlite", *(["postgresql"] if find_binaries() else [])]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for the session."""
    binaries = find_binaries()
    assert binaries is not None
    with running_server(binaries) as server:
        yield server


@pytest.fixture(params=BASES)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A workshop with two guides and no campaign, on each kind of database."""
    base = request.getfixturevalue("postgres").fresh() if request.param == "postgresql" else None
    made = make_world(tmp_path, base)
    yield made
    made.store.close()


@pytest.fixture
def small_world(tmp_path: Path) -> Iterator[World]:
    """The same on SQLite only, for what does not touch the database."""
    made = make_world(tmp_path)
    yield made
    made.store.close()
