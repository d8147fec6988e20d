"""The tester's journey in a real Chromium without JavaScript, by keyboard at 320 px; cards that scan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from browsing import follow
from playwright.sync_api import Browser, Locator, Page

from generator.preview.access import Role

from .live import served
from .test_pages import open_page
from .worlds import World

pytestmark = pytest.mark.browser
CODE = re.compile(r"ORV-\w{4}-\w{4}-\w{3}")


@pytest.fixture
def site(small_world: World) -> Iterator[str]:
    """Address of the served workshop."""
    with served(small_world.app) as address:
        yield address


def new_page(browser: Browser, width: int = 360, **options: object) -> Page:
    """A page of a fresh browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 740}, **options)  # type: ignore[arg-type]
    return context.new_page()


def first_half(page: Page, rank: int) -> str:
    """Parts 1 and 2: gist, marks, one remark; the receipt code."""
    follow(page, "text=Commencer")
    follow(page, "text=Essayer ce guide")
    page.fill("#essentiel", f"Faire sa carte, dit le testeur {rank}")
    follow(page, "text=Continuer")
    page.click("#rdv > details > summary")
    page.check("[name='avis:etapes.rdv.texte'][value^=plus]")
    page.click("#rdv >> text=Le reste est clair")
    page.check(f"[name='avis:etapes.depot.texte'][value^={'moins' if rank % 2 else 'plus'}]")
    follow(page, "#depot >> text=Enregistrer ces avis")
    step = page.locator("#depot")
    step.locator("text=Écrire une remarque").click()
    step.locator("select").select_option(index=1)
    step.locator("[name=genre][value=pas_clair]").check()
    step.locator("textarea").fill(f"Quel justificatif ? (testeur {rank})")
    step.locator("[name=citation]").fill("justificatif de domicile" if rank % 2 else "récent")
    step.locator("[name=bloque][value=peut_etre]").check()
    follow(page, step.locator("text=Envoyer cette remarque"))
    assert page.locator("#recu h2").inner_text() == "Remarque reçue"
    found = CODE.search(page.locator("#recu").inner_text())
    assert found is not None
    assert page.locator("#depot mark").count() == 1
    return found.group()


def second_half(page: Page) -> None:
    """Parts 3 and 4, one question skipped."""
    follow(page, "text=J’ai fini de lire")
    for place, choice in (("rdv", "0"), ("pieces", "1")):
        page.check(f"[name=cherche][value={place}]")
        page.check(f"[name=choix][value='{choice}']")
        follow(page, "text=Valider")
    follow(page, "text=Passer cette question")
    page.check("[name=utile][value='6']")
    page.check("[name=facile][value='7']")
    page.fill("#mot_libre", "Clair dans l’ensemble.")
    page.click("summary")
    page.check("[name=lecture][value=facile]")
    follow(page, "text=Terminer")
    assert page.locator("h1").inner_text() == "Merci pour votre aide"


def test_ten_testers_from_the_card_to_the_receipt(
    small_world: World, site: str, browser: Browser, tmp_path: Path
) -> None:
    links = small_world.links(small_world.campaign(), 10)
    codes, saved = [], []
    for rank, link in enumerate(links):
        page = new_page(browser)
        page.goto(site + link)
        codes.append(first_half(page, rank))
        saved.append(page.context.storage_state())
        page.context.close()
    small_world.edit(
        {"etapes.depot.texte": "Le jour du rendez-vous, apportez un justificatif de domicile de moins d'un an."}
    )
    for rank, state in enumerate(saved):
        page = new_page(browser, storage_state=state)
        page.goto(site)
        follow(page, "text=Reprendre")
        page.click("#depot > details > summary")
        step = page.locator("#depot")
        assert "Le texte a changé depuis cette remarque" in step.inner_text()
        assert step.locator("mark").all_inner_texts() == (["justificatif de domicile"] if rank % 2 else [])
        second_half(page)
        assert codes[rank] in page.locator("main").inner_text()
        assert not [code for code in codes if code != codes[rank] and code in page.content()]
        page.context.close()
    page = new_page(browser)
    page.goto(site + small_world.team_link(Role.AUTEUR))
    follow(page, "text=Ouvrir l’espace de l’équipe")
    page.goto(f"{site}/equipe/remarques/carte-identite")
    assert set(CODE.findall(page.locator("main").inner_text())) == set(codes)
    page.goto(f"{site}/equipe/resultats/carte-identite")
    text = page.locator("main").inner_text()
    assert "91.7 sur 100, 10 réponses" in text
    assert "Je lis facilement\u00a0: 10" in text
    assert page.locator("tr", has_text="Déposez votre dossier").locator("td").nth(1).inner_text() == "10"
    page.context.close()


class Keys:
    """Hands that only know the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, target: Locator) -> None:
        """Press Tab until the target has the focus, and check that the focus is seen."""
        for _ in range(200):
            if target.evaluate("node => node === document.activeElement"):
                outline = target.evaluate("node => getComputedStyle(node).outlineWidth")
                assert outline == "3px", outline
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"never reached by Tab: {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go there and press; a link or a button that leads elsewhere is waited for."""
        self.to(target)
        self.page.keyboard.press(key)

    def go(self, target: Locator) -> None:
        """Press what opens another page."""
        self.to(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 320

    def write(self, target: Locator, text: str) -> None:
        """Type in a field."""
        self.to(target)
        self.page.keyboard.type(text)


def test_the_same_by_keyboard_at_320_px(small_world: World, site: str, browser: Browser) -> None:
    page = new_page(browser, 320)
    page.goto(site + small_world.links(small_world.campaign())[0])
    keys = Keys(page)
    keys.go(page.get_by_role("button", name="Commencer"))
    keys.go(page.get_by_role("link", name="Essayer ce guide"))
    keys.write(page.locator("#essentiel"), "Faire sa carte")
    keys.go(page.get_by_role("button", name="Continuer"))
    keys.press(page.locator("#rdv > details > summary"))
    keys.to(page.locator("#rdv [name='avis:etapes.rdv.texte']:checked"))
    page.keyboard.press("ArrowLeft")
    assert page.locator("[name='avis:etapes.rdv.texte'][value^=moins]").is_checked()
    keys.go(page.locator("#rdv").get_by_role("button", name="Enregistrer ces avis"))
    step = page.locator("#rdv")
    keys.press(step.locator("summary", has_text="Écrire une remarque"), "Space")
    keys.press(step.locator("select"), "ArrowDown")
    keys.press(step.locator("[name=genre]").first, "Space")
    keys.write(step.locator("textarea"), "Laquelle ?")
    keys.go(step.get_by_role("button", name="Envoyer cette remarque"))
    assert page.locator("#recu").get_by_text("Remarque reçue").is_visible()
    keys.press(step.locator("summary", has_text="Corriger ou retirer"))
    keys.write(step.locator("[id^=correction]"), "Ah ! ")
    keys.go(step.get_by_role("button", name="Enregistrer la correction"))
    assert page.locator("#dit").get_by_text("La correction est enregistrée").is_visible()
    keys.go(page.get_by_role("button", name="J’ai fini de lire, continuer"))
    for _ in range(3):
        keys.press(page.locator("[name=cherche]").first, "Space")
        keys.press(page.locator("[name=choix]").first, "Space")
        keys.go(page.get_by_role("button", name="Valider"))
    keys.press(page.locator("[name=utile]").first, "Space")
    keys.press(page.locator("[name=facile]").first, "Space")
    keys.go(page.get_by_role("button", name="Terminer"))
    assert CODE.search(page.locator("main").inner_text())
    keys.go(page.get_by_role("link", name=CODE))
    assert page.get_by_text("Reçue").is_visible()
    page.context.close()


def test_four_cards_on_a_page_and_their_codes_scan(small_world: World, site: str, browser: Browser) -> None:
    team, campagne = small_world.team(), small_world.campaign()
    page = open_page(browser, site, team.cookie)
    page.goto(f"{site}/equipe/campagnes/{campagne.id}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.fill("#nombre", "8")
    follow(page, "text=Créer les cartes")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2
    assert page.locator(".carte-a6").count() == 8
    for card in page.locator(".carte-a6").all()[:3]:
        image = cv2.imdecode(np.frombuffer(card.locator("svg.qr").screenshot(), np.uint8), cv2.IMREAD_COLOR)
        text = cv2.QRCodeDetector().detectAndDecode(image)[0]
        assert text == card.locator(".adresse").inner_text()
        assert small_world.client().get(text.removeprefix("http://localhost:8001")).status_code == 200
    page.context.close()


def test_the_session_cookie_is_taken_on_both_loopback_names(small_world: World, site: str, browser: Browser) -> None:
    for address in (site, site.replace("localhost", "127.0.0.1")):
        page = new_page(browser)
        page.goto(address + small_world.links(small_world.campaign())[0])
        follow(page, "text=Commencer")
        assert page.locator("h1").inner_text() == "Vos guides à essayer"
        page.context.close()
