"""« Ma situation » with its script: filters in place, answers in the address, same result as the static pages."""

from __future__ import annotations

from collections.abc import Callable

from browsing import follow
from playwright.sync_api import Page

from .site import GUIDE, WHOLE

Opener = Callable[..., Page]
BLOCKS = """() => [...document.querySelectorAll(".pieces [data-bloc], .etapes [data-bloc]")]
  .filter((node) => node.checkVisibility()).map((node) => node.dataset.bloc)"""


def answer(page: Page, **given: str) -> None:
    for question, value in given.items():
        page.check(f"input[name={question}][value={value}]")


def test_only_what_applies_stays_and_steps_are_renumbered(open_page: Opener) -> None:
    page = open_page(WHOLE)
    everything = page.evaluate(BLOCKS)
    answer(page, age="majeur", motif="perte", domicile="a-mon-nom")
    kept = page.evaluate(BLOCKS)
    assert set(kept) < set(everything)
    assert "pieces.declaration-de-perte" in kept
    assert "pieces.domicile-heberge" not in kept
    marks = page.locator(".etapes > .etape:visible > h3 > [data-repere]").all_inner_texts()
    assert marks == [str(rank) for rank in range(1, len(marks) + 1)]
    assert page.locator("[data-fait=cout]").inner_text().replace("\u00a0", " ") == "25 €"


def test_the_page_agrees_with_the_static_list(open_page: Opener) -> None:
    for given in ({"age": "majeur", "motif": "vol", "domicile": "heberge"},
                  {"age": "mineur", "motif": "premiere", "domicile": "sans-domicile"}):
        filtered, static = open_page(WHOLE), open_page(f"{GUIDE}situation/{'/'.join(given.values())}/")
        answer(filtered, **given)
        assert filtered.evaluate(BLOCKS) == static.evaluate(BLOCKS)


def test_a_question_appears_only_when_it_is_asked(open_page: Opener) -> None:
    page = open_page(WHOLE)
    asked = page.locator("[data-question=expiration]")
    assert not asked.is_visible()
    answer(page, age="majeur", motif="renouvellement")
    assert asked.is_visible()
    answer(page, expiration="plus-5-ans", age="mineur")
    assert not asked.is_visible()
    assert "expiration" not in page.url


def test_answers_live_in_the_address(open_page: Opener) -> None:
    page = open_page(WHOLE)
    answer(page, age="majeur", motif="perte")
    assert page.url.endswith("?age=majeur&motif=perte")
    kept = page.evaluate(BLOCKS)
    page.reload()
    assert page.evaluate(BLOCKS) == kept
    page.click("button[type=reset]")
    page.wait_for_function("!location.search")
    assert page.locator("[data-bilan]").inner_text() == "Vous voyez tous les cas."


def test_complete_answers_give_the_list_to_print(open_page: Opener) -> None:
    page = open_page(WHOLE)
    answer(page, age="majeur", motif="perte", domicile="a-mon-nom")
    follow(page, "[data-liste]")
    assert page.url.endswith("situation/majeur/perte/a-mon-nom/")
    assert page.locator("h1").inner_text().startswith("Ma liste")


def test_an_unknown_answer_in_the_address_is_ignored(open_page: Opener) -> None:
    page = open_page(WHOLE + "?motif=%22%5D%3Cscript%3E&inconnu=x")
    assert page.locator("[data-bilan]").inner_text() == "Vous voyez tous les cas."
