"""Crashes and random requests, the short versions; the long ones are in `tests/nightly`."""

from __future__ import annotations

from .crashes import crash_loop
from .fuzz import fuzz
from .worlds import World


def test_ten_kills_lose_nothing(world: World) -> None:
    counts = crash_loop(world, world.atelier.reglages.base, 10)
    assert counts.pop("acknowledged") > 10
    assert set(counts.values()) == {0}, counts


def test_a_thousand_random_requests_break_nothing(world: World) -> None:
    seen = fuzz(world, 1000)
    assert not [status for status in seen if status >= 500], seen
    assert {200, 303, 403, 404} <= set(seen)
