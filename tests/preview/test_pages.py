"""Every page of the route table in Chromium at 320 px: axe, sideways scroll, size of targets, pictures."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browsing import follow
from playwright.sync_api import Browser, Page, Route

from generator.preview import commands
from generator.preview.app import make_app
from generator.preview.routes.table import ROUTES
from generator.render import environment, render

from .guides import write_long_guide
from .live import served
from .pages import Shown, every_page, full_cast
from .worlds import TEMPLATES, World, make_settings, write_build

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
VOID = {"meta", "link", "input", "br", "img", "hr"}
LOOSE = re.compile(r"\w'\w| [:;?!»]|« ")
PRINTED = "cartes_seules.html"  # made by the command line, without the server
SMALL = """() => [...document.querySelectorAll('button, .bouton, summary, select, textarea, label:has(input)')]
    .filter(node => node.offsetParent && node.getBoundingClientRect().height < 43.5).map(node => node.outerHTML)"""


def open_page(browser: Browser, site: str, cookie: str = "") -> Page:
    """A page of 320 px with JavaScript, for axe; it holds a session when one is given."""
    context = browser.new_context(viewport={"width": 320, "height": 740})
    if cookie:
        name, value = cookie.split("=")
        secure = site.replace("http://", "https://").rsplit(":", 1)[0]  # a `__Host-` cookie is only taken from there
        context.add_cookies([{"name": name, "value": value, "url": secure}])
    return context.new_page()


def put(page: Page, address: str, html: str) -> None:
    """Show a page already made, at its address: the rest of it comes from the server."""

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(address, answer)
    page.goto(address)
    page.unroute(address, answer)


def faults(page: Page) -> dict[str, object]:
    """What is wrong in the page as it stands, every detail unfolded; empty when all is well."""
    page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
    page.evaluate(AXE.read_text("utf-8"))
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    found = {
        "axe": [(item["id"], item["nodes"][0]["html"]) for item in violations],
        "width": max(0, page.evaluate("document.documentElement.scrollWidth") - 320),
        "pictures": page.evaluate("[...document.images].filter(image => !image.naturalWidth).length"),
        "small": page.evaluate(SMALL),
    }
    return {name: value for name, value in found.items() if value}


def pages_and_templates(world: World) -> tuple[list[Shown], set[str]]:
    """Every page of a workshop where much has happened, and the templates they were made from."""
    used: set[str] = set()

    def spy(name: str, context: Mapping[str, object]) -> str:
        used.add(name.removeprefix("preview/"))
        return world_render(name, context)

    world_render = world.atelier.render
    world.atelier = replace(world.atelier, render=spy)
    world.app = make_app(world.atelier)
    return list(every_page(world, full_cast(world))), used


def test_every_page_of_the_route_table_is_sound(small_world: World, browser: Browser) -> None:
    pages, used = pages_and_templates(small_world)
    assert {shown.actor for shown in pages} >= {"anonyme", "testeur", "agent", "agent qui écrit", "auteur"}
    assert used == {path.name for path in (TEMPLATES / "preview").glob("[a-z]*.html")} - {PRINTED}
    found: dict[str, object] = {}
    with served(small_world.app) as site:
        page = open_page(browser, site, small_world.tester().cookie)  # the drawings are for testers only
        for shown in pages:
            put(page, site + shown.url.replace("?", f"?route={shown.route}&"), shown.html)
            if met := faults(page):
                found[f"{shown.route} {shown.url} {shown.actor} {shown.status}"] = met
        page.context.close()
    assert found == {}


class Reader(HTMLParser):
    """Collects the tags that close nothing or stay open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.stray: list[str] = []
        self.feed(html)
        self.stray += [tag for tag in self.open if tag not in ("p", "li")]

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.stray.append(f"/{tag}")


def test_every_page_closes_its_tags_and_typesets_the_name_of_the_service(small_world: World) -> None:
    found = {}
    for shown in every_page(small_world, full_cast(small_world)):
        typed = ["d'Orvault"] if "d'Orvault" in html.unescape(shown.html) else []
        if stray := Reader(shown.html).stray + typed:
            found[f"{shown.route} {shown.url} {shown.actor}"] = stray
    assert found == {}


def test_the_sentences_of_the_templates_are_typeset() -> None:
    """No apostrophe of the keyboard, no breaking space before « : ; ? ! » or inside the French quotes."""
    found = {}
    for path in (TEMPLATES / "preview").glob("*.html"):
        words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "x", path.read_text("utf-8"), flags=re.S)
        if loose := [line for line in words.splitlines() if LOOSE.search(line)]:
            found[path.name] = loose
    assert found == {}


def test_a_page_nobody_listed_is_looked_at(small_world: World, browser: Browser) -> None:
    """The instrument is tried: a new route whose page has a faulty form must be met, and be told."""
    from generator.preview.access import TOUS, Objet, Regle
    from generator.preview.gate import Route as Row
    from generator.preview.visit import Page as Made

    row = Row("nouvelle", "GET", "/nouvelle", lambda visite: Made("preview/nouvelle.html"), Regle(TOUS, Objet.RIEN))
    faulty = '<!doctype html><html lang="fr"><title>x</title><main><h1>x</h1><input name="nom"></main></html>'
    atelier = replace(small_world.atelier, render=lambda name, context: faulty)
    small_world.app = make_app(atelier, (*ROUTES, row))
    cast = full_cast(small_world)
    shown = next(page for page in every_page(small_world, cast, (*ROUTES, row)) if page.route == "nouvelle")
    with served(small_world.app) as site:
        page = open_page(browser, site)
        put(page, site + shown.url, shown.html)
        assert "label" in str(faults(page)["axe"])
        page.context.close()


def test_a_long_guide_shared_out_is_sound(small_world: World, browser: Browser) -> None:
    write_long_guide(small_world.folder)
    tester = small_world.tester()
    with served(small_world.app) as site:
        page = open_page(browser, site, tester.cookie)
        page.goto(site + "/essai/carte-identite/2")
        assert page.locator("#autres section").count() == 2
        assert not page.locator("#autres section").first.is_visible()
        assert faults(page) == {}
        page.context.close()


def test_the_cards_of_the_command_line_are_sound(browser: Browser, tmp_path: Path) -> None:
    write_build(tmp_path)
    reglages = make_settings(tmp_path, str(tmp_path / "neuf" / "essais.sqlite"))
    env = environment(TEMPLATES)
    made = commands.invite(reglages, ["carte-identite"], nombre=4, nom="Premier")
    html = commands.cartes(reglages, made, lambda name, context: render(env, name, context))
    page = open_page(browser, "")
    page.set_content(html)
    assert faults(page) == {}
    page.context.close()


def test_a_refused_form_keeps_what_was_written(small_world: World, browser: Browser) -> None:
    tester = small_world.tester()
    with served(small_world.app) as site:
        page = open_page(browser, site, tester.cookie)
        page.goto(site + "/essai/carte-identite/2")
        page.click("#depot > details > summary")
        page.click("#depot >> text=Écrire une remarque")
        page.fill("#depot textarea", "Appelez le 02 51 78 31 00")
        follow(page, "#depot >> text=Envoyer cette remarque")
        told = page.locator("[role=alert]").all_inner_texts()
        assert len(told) == 1
        assert "Choisissez le genre" in told[0]
        assert "un numéro de téléphone" in told[0]
        assert page.locator("#depot textarea").input_value() == "Appelez le 02 51 78 31 00"
        page.context.close()
