"""700 public XSS payloads at least through every write path and every render place, in Chromium: nothing runs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest
from playwright.sync_api import Browser

from generator.inline import typeset
from generator.preview import routes
from generator.preview.app import make_app
from generator.preview.routes.table import ROUTES
from generator.render import french_date

from .hostile import COMPARED, NARROW, TAKES, Harvest, poison_guides, quote_guides, write_everywhere
from .inspection import show, visit
from .live import served
from .pages import Cast, every_page
from .payloads import own_payloads
from .public_lists import is_xss, public_payloads
from .worlds import TEMPLATES, World, hurry

pytestmark = pytest.mark.browser
ENOUGH = 700
ONE_IN = 6  # the narrow fields meet one payload in six here, all of them at night
NOT_HTML = {"styles", "robots", "sante", "fichier", "reprendre", "image", "equipe-export"}


STAYING = [route for route in ROUTES if route.nom != "quitter"]
SHOWING = {route.nom for route in ROUTES if route.methode == "GET"}


def attack(world: World, browser: Browser, payloads: list[str], narrow: list[str]) -> tuple[Harvest, list[object]]:
    """What was written where, and what the browser found wrong in the pages that show it."""
    hurry(world)
    harvest = write_everywhere(world, payloads, narrow)
    objects = {"slug": "carte-identite", "campagne": harvest.campagne.split("/")[-1], "chemin": "x", "rang": "0"}
    spare = dict.fromkeys(("jeton", "code", "image", "invitation", "bloc"), "x") | {"format": "csv"}
    cast = Cast({"testeur": harvest.tester, "auteur": harvest.team}, {**objects, **spare})
    harvest.pages += [(page.route, page.html) for page in every_page(world, cast, STAYING)]
    poison_guides(world, payloads)
    quote_guides(harvest, world)
    shown = [page for page in every_page(world, cast, STAYING) if page.status not in (403, 404)]
    harvest.pages += [(page.route, page.html) for page in shown]
    kept = [page for page in shown if page.route in SHOWING and page.actor in cast.clients]
    visits = [(page.url, cast.clients[page.actor].cookie) for page in kept]
    with served(world.app) as site:
        return harvest, show(browser, site, harvest.pages) + visit(browser, site, visits)


def some_public(count: int) -> list[str]:
    """Public payloads, the two short lists whole, the long one taken evenly."""
    *short, long = public_payloads().values()
    texts = [text for texts in short for text in texts]
    return texts + long[:: len(long) // (count - len(texts))]


def test_the_public_lists_hold_enough() -> None:
    found = {name: len(texts) for name, texts in public_payloads().items()}
    assert found == {"Big List of Naughty Strings 1.0.0": 222, "DOMPurify 0.7.4": 133, "BRS-KB 4.0.2": 3024}
    chosen = some_public(ENOUGH)
    assert len(chosen) == len(set(chosen)) >= ENOUGH


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("<script>alert(1)</script>", True),
        ("%3Cimg src=x onerror=alert(1)%3E", True),
        ("javascript:alert(1)", True),
        ("{{constructor.constructor('alert(1)')()}}", True),
        ("alert(1)", False),
        ("<b>gras</b>", False),
        ("$(touch /tmp/blns.fail)", False),
        ("{{7*7}}", False),
    ],
)
def test_only_attempts_at_scripting_are_counted(text: str, counts: bool) -> None:
    assert is_xss(text) is counts


def test_every_text_the_handlers_read_is_attacked() -> None:
    """Names of the fields and queries, read in the code: a new one must be given a size in `TAKES`, or be compared."""
    code = "".join(path.read_text("utf-8") for path in Path(routes.__file__).parent.glob("*.py"))
    read = set(re.findall(r'(?:form\.text|query\.get)\("(\w+)"', code))
    assert {"texte", "code", "pseudonyme"} < read
    assert read - COMPARED == set(TAKES) - {"trou"}
    assert len(re.findall(r"form\.text\((?!\")", code)) == 1  # the words of the text with blanks


def test_no_public_payload_is_ever_read_as_markup(small_world: World, browser: Browser) -> None:
    payloads = some_public(ENOUGH)
    harvest, found = attack(small_world, browser, payloads, payloads[::ONE_IN])
    assert found == []
    assert_all_given(harvest, len(payloads), len(payloads[::ONE_IN]))
    assert {route for route, _ in harvest.pages} >= SHOWING - NOT_HTML


def assert_all_given(harvest: Harvest, wide: int, narrow: int) -> None:
    """Every field met every payload, or every narrow one when it takes one at a time."""
    short = {pair: count for pair, count in harvest.given.items() if count < (narrow if pair[1] in NARROW else wide)}
    assert short == {}
    assert {name for _, name in harvest.given} == set(TAKES)


def test_the_inspection_would_see_a_forgotten_escape(small_world: World, browser: Browser) -> None:
    """The instrument is tried on a server that escapes nothing: it must cry, in a window and in a frame."""
    loose = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True)
    loose.filters |= {"date": french_date, "typo": typeset}
    atelier = replace(small_world.atelier, render=lambda name, context: loose.get_template(name).render(**context))
    small_world.app = make_app(atelier)
    payloads = [text for text in own_payloads() if text.startswith("<")][:30]
    harvest = write_everywhere(small_world, payloads, payloads[:1])
    paths = ["/essai/carte-identite/2", "/equipe/remarques/carte-identite"]
    visits = [(paths[0], harvest.tester.cookie), (paths[1], harvest.team.cookie)]
    pages = [(paths[0], harvest.tester.get(paths[0]).text), (paths[1], harvest.team.get(paths[1]).text)]
    with served(small_world.app) as site:
        for found in (visit(browser, site, visits), show(browser, site, pages)):
            assert {"dialog", *paths} <= {item[0] for item in found}  # type: ignore[index]
