"""The long campaigns of the testers' server: `make nightly`. Each prints its figures; the bounds are the promises."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))

from preview.crashes import crash_loop
from preview.fuzz import fuzz
from preview.inspection import bites
from preview.load import load
from preview.mutations import MUTATIONS, play_mutations
from preview.payloads import own_payloads
from preview.public_lists import is_xss, knowledge_base, naughty_strings, public_payloads, purifier_vectors
from preview.simulation import simulate
from preview.test_hostile import assert_all_given, attack
from preview.test_tokens import guess_tokens
from preview.worlds import World


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
    texts = [*naughty_strings(), *purifier_vectors(), *knowledge_base(), *own_payloads()]
    payloads = list(dict.fromkeys(text for text in texts if text))
    harvest, found = attack(small_world, browser, payloads, payloads)
    routes = {route for route, _ in harvest.pages}
    print("hostile strings", len(payloads), "of which XSS", sum(map(is_xss, payloads)), "in", len(harvest.given))
    print("fields, shown in", len(harvest.pages), "pages of", len(routes), "kinds; executed or foreign", len(found))
    assert found == []
    assert_all_given(harvest, len(payloads), len(payloads))


def test_the_public_payloads_would_bite(browser: Browser) -> None:
    for name, texts in public_payloads().items():
        seen = sum(bites(browser, text) for text in texts)
        print(name, "XSS payloads", len(texts), "seen when nothing is escaped", seen)
        assert seen > 0.8 * len(texts)


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
