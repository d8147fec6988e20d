"""The fixture every preview test uses: one workshop per test, on SQLite or, when asked, on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .worlds import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A workshop with two guides and no campaign."""
    made = make_world(tmp_path)
    yield made
    made.store.close()
