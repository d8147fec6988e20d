"""At least 700 hostile strings through every write path and every render place, in Chromium: nothing runs."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from .hostile import inspect, pages_of_team, pages_of_tester, poison_guides, write_everywhere
from .live import served
from .payloads import own_payloads, some_payloads
from .worlds import World


def attack(world: World, browser: Browser, payloads: list[str], people: int = 40) -> list[object]:
    """What the browser found wrong after all these texts were written and shown."""
    tester, team, campagne = write_everywhere(world, payloads, people)
    visits = [(path, tester.cookie, "") for path in pages_of_tester()]
    visits += [(path, team.cookie, "") for path in pages_of_team(campagne)]
    visits += [(f"/suivi?code={quote(text[:60])}", tester.cookie, "") for text in payloads[:: len(payloads) // 12]]
    for start in range(0, len(payloads), len(payloads) // 6):
        visits.append(("/essai/carte-identite/2", tester.cookie, "\n".join(payloads[start : start + 12])[:1990]))
    with served(world.app) as site:
        found = inspect(browser, site, visits)
        poison_guides(world, payloads)
        found += inspect(browser, site, [visit for visit in visits if not visit[2] and "suivi" not in visit[0]])
    return found


@pytest.mark.browser
def test_no_hostile_text_is_ever_read_as_markup(small_world: World, browser: Browser) -> None:
    payloads = some_payloads(760)
    assert len(payloads) >= 700
    assert attack(small_world, browser, payloads) == []


@pytest.mark.browser
def test_the_inspection_would_see_a_forgotten_escape(small_world: World, browser: Browser) -> None:
    """The instrument is tried on a server that escapes nothing: it must cry."""
    from dataclasses import replace

    import jinja2

    from generator.preview.app import make_app
    from generator.render import french_date

    from .worlds import TEMPLATES

    loose = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True)
    loose.filters["date"] = french_date
    atelier = replace(small_world.atelier, render=lambda name, context: loose.get_template(name).render(**context))
    small_world.app = make_app(atelier)
    payloads = [text for text in own_payloads() if text.startswith("<")][:30]
    tester, team, campagne = write_everywhere(small_world, payloads)
    visits = [("/essai/carte-identite/2", tester.cookie, ""), ("/equipe/remarques/carte-identite", team.cookie, "")]
    with served(small_world.app) as site:
        found = inspect(browser, site, visits)
    assert {item[0] for item in found} >= {"dialog", "/equipe/remarques/carte-identite"}  # type: ignore[index]
