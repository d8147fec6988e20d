"""The long campaigns of the testers' server: `make nightly`. Each prints its figures; the bounds are the promises."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))

from preview.crashes import crash_loop
from preview.fuzz import fuzz
from preview.load import load
from preview.mutations import MUTATIONS, play_mutations
from preview.payloads import own_payloads, some_payloads
from preview.postgres import Server, find_binaries, running_server
from preview.simulation import simulate
from preview.test_hostile import attack
from preview.test_tokens import guess_tokens
from preview.worlds import World, make_world

BASES = ["sqlite", *(["postgresql"] if find_binaries() else [])]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL server for the module."""
    binaries = find_binaries()
    assert binaries is not None
    with running_server(binaries) as running:
        yield running


@pytest.fixture(params=BASES)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A workshop on each kind of database."""
    base = request.getfixturevalue("server").fresh() if request.param == "postgresql" else None
    made = make_world(tmp_path, base)
    yield made
    made.store.close()


@pytest.fixture
def small_world(tmp_path: Path) -> Iterator[World]:
    """A workshop on SQLite."""
    made = make_world(tmp_path)
    yield made
    made.store.close()


def test_two_hundred_kills(world: World) -> None:
    counts = crash_loop(world, world.atelier.reglages.base, 200)
    print("kill -9", counts)
    assert counts.pop("acknowledged") > 400
    assert set(counts.values()) == {0}


def test_fifty_thousand_random_requests(small_world: World) -> None:
    seen = fuzz(small_world, 50_000, seed=1)
    print("fuzz", dict(seen))
    assert not [status for status in seen if status >= 500]


def test_a_hundred_thousand_guesses(small_world: World) -> None:
    assert guess_tokens(small_world, 100_000) == 0


def test_a_hundred_testers_for_two_minutes(world: World) -> None:
    figures = load(world, world.atelier.reglages.base, 100, 120)
    print("load", {name: round(value, 1) for name, value in figures.items()})
    assert figures["errors"] == 0
    assert figures["p95"] <= 500
    assert figures["memory_after"] <= 1.10 * figures["memory_before"]


def test_every_hostile_string(small_world: World, browser: Browser) -> None:
    payloads = some_payloads(10**6)
    print("hostile strings", len(payloads))
    assert len(payloads) > len(own_payloads())
    assert attack(small_world, browser, payloads, people=8) == []


def test_twenty_thousand_edited_guides() -> None:
    tally = simulate(random.Random(7), 20_000)
    print("anchors", tally)
    assert tally["lost"] == 0
    assert tally["wrong"] <= 0.005 * tally["runs"]


def test_security_lines_are_watched(tmp_path: Path) -> None:
    caught = play_mutations(tmp_path)
    missed = [name for name, seen in caught.items() if not seen]
    print("mutations", len(MUTATIONS), "missed", missed)
    assert len(missed) <= len(MUTATIONS) // 20
