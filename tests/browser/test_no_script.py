"""Without JavaScript: every fact, « Ma situation », the menu, the lists and printing are there."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from browsing import follow
from playwright.sync_api import Page

from generator.html_tree import parse_page

from .site import ELSEWHERE, GUIDE, WHOLE

Opener = Callable[..., Page]


@pytest.fixture
def plain_page(open_page: Opener) -> Opener:
    return partial(open_page, scripts=False)


SHORT_FACTS = ("Gratuit ou 25", "L’État décide", "Une photo d’identité", "Prenez rendez-vous", "02 51 78 31 00",
               "9 rue Marcel-Deniau", "d’autres papiers, selon votre situation", "Page vérifiée le")
WHOLE_FACTS = ("Gratuit ou 25", "Un justificatif de domicile", "Prenez rendez-vous", "02 51 78 31 00",
               "Personne ne répond", "Seulement si", "Page vérifiée le")


@pytest.mark.parametrize(("path", "facts"), [(GUIDE, SHORT_FACTS), (WHOLE, WHOLE_FACTS)])
def test_a_guide_says_everything(plain_page: Opener, files: dict[str, bytes], path: str,
                                 facts: tuple[str, ...]) -> None:
    page = plain_page(path)
    shown = re.sub(r"\s+", " ", page.locator("main").inner_text())
    for fact in facts:
        assert fact in shown.replace("\u00a0", " "), fact
    # Nothing outside <template> waits for a script, but the buttons that only a script can serve.
    hidden = [n for n in parse_page(files[path + "index.html"].decode()).root.walk()
              if "hidden" in n.attrs and not n.inside("template")]
    assert {n.tag for n in hidden} == {"button"}


def test_the_step_sheet_says_its_format_and_size(plain_page: Opener) -> None:
    sheets = plain_page(GUIDE).locator(".outils a")
    assert sheets.all_inner_texts() == ["La fiche à imprimer (PDF, 88\u00a0ko)"]
    assert sheets.first.get_attribute("href") == "../../fiches/carte-identite.pdf"
    assert plain_page(ELSEWHERE).locator(".outils a").count() == 0


def test_my_situation_is_a_way_of_links_to_a_list(plain_page: Opener) -> None:
    page = plain_page(GUIDE)
    follow(page, "text=Lire le guide complet")
    follow(page, "#situation a.bouton")
    for answer in ("Une personne de 18 ans ou plus", "perdu", "à mon nom"):
        follow(page, page.locator("a.reponse", has_text=answer))
    text = page.locator("main").inner_text().replace("\u00a0", " ")
    assert "Une déclaration de perte" in text
    assert "Un timbre fiscal" in text
    assert "Une attestation d’hébergement" not in text
    assert page.locator(".recap__ligne").count() == 3
    follow(page, page.locator(".recap__lien a").nth(1))
    assert page.locator("a.reponse").count() == 5  # four answers and « Aucun de ces cas »
    follow(page, page.locator("a.reponse--aucun"))
    assert "02 51 78 31 00" in page.locator("main").inner_text().replace("\u00a0", " ")


def test_the_menu_of_a_phone_is_a_link(plain_page: Opener) -> None:
    page = plain_page(ELSEWHERE, width=360)
    assert not page.locator("#navigation").is_visible()
    page.click("text=Menu")
    assert page.locator("#navigation").is_visible()
    follow(page, "#navigation >> text=Toutes les démarches")
    assert page.locator("h1").inner_text() == "Toutes les démarches"


def test_search_leads_to_the_lists(plain_page: Opener) -> None:
    page = plain_page("")
    page.fill("#recherche-accueil", "poubelle")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=poubelle")
    assert page.locator("main >> text=a besoin de JavaScript").is_visible()
    assert page.locator("main >> text=Toutes les démarches de A à Z").is_visible()


def test_dark_mode_follows_the_device(plain_page: Opener) -> None:
    for dark, ground in ((False, "rgb(247, 246, 242)"), (True, "rgb(18, 18, 25)")):
        page = plain_page(GUIDE, dark=dark)
        assert page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor") == ground
        assert not page.locator("[data-mode]").is_visible()


@pytest.mark.parametrize(("path", "most"), [(GUIDE, 1), (WHOLE, 5), (ELSEWHERE, 1),
                                            (GUIDE + "situation/majeur/premiere/a-mon-nom/", 1)])
def test_printing_has_no_menu_and_keeps_the_addresses(plain_page: Opener, path: str, most: int) -> None:
    page = plain_page(path)
    page.emulate_media(media="print")
    for part in (".entete", ".pied", ".fil", ".sommaire", ".outils"):
        assert not page.locator(part).first.is_visible(), part
    pdf = page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= most
