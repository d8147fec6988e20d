"""Author text to safe HTML, and French typography from a plain keyboard."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.inline import to_html, to_inline_html, to_plain, typeset

NB, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(("typed", "set_"), [
    ("C'est l'été", "C’est l’été"),
    ("Quoi ?", f"Quoi{NARROW}?"),
    ("Voici : oui", f"Voici{NB}: oui"),
    ("« Bonjour »", f"«{NB}Bonjour{NB}»"),
    ("25 €", f"25{NB}€"),
    ("2 100 points", f"2{NARROW}100 points"),
    ("02 51 78 31 00", NB.join(["02", "51", "78", "31", "00"])),
    ("10 h 30", f"10{NB}h{NB}30"),
    ("3 mois", f"3{NB}mois"),
    ("n° 12", f"n°{NB}12"),
    ("etc...", "etc…"),
    ("https://a.fr/x?y=1:2", "https://a.fr/x?y=1:2"),
])
def test_typeset(typed: str, set_: str) -> None:
    assert typeset(typed) == set_
    assert typeset(set_) == set_


@pytest.mark.parametrize(("written", "html"), [
    ("un *mot*", "<p>un <em>mot</em></p>"),
    ("un **mot**", "<p>un <strong>mot</strong></p>"),
    ("[ici](https://a.fr/)", '<p><a href="https://a.fr/" rel="noopener">ici</a></p>'),
    ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
    ("un\n\ndeux", "<p>un</p>\n<p>deux</p>"),
    ("<b>gras</b>", "<p>&lt;b&gt;gras&lt;/b&gt;</p>"),
    ("{{ 7*7 }}", "<p>{{ 7*7 }}</p>"),
    ("# titre", "<p># titre</p>"),
    ("`code`", "<p>`code`</p>"),
    ("![x](https://a.fr/i.png)", '<p>!<a href="https://a.fr/i.png" rel="noopener">x</a></p>'),
])
def test_to_html(written: str, html: str) -> None:
    assert to_html(written) == html


@pytest.mark.parametrize("attack", [
    "[x](javascript:alert(1))", "[x](data:text/html,<script>)", "<script>alert(1)</script>", "<img src=x onerror=y>",
    "[x](https://a.fr/\"onclick=\"y)", "<https://a.fr/><svg onload=x>", "[a](vbscript:x)", "&lt;script&gt;",
])
def test_attacks_stay_text(attack: str) -> None:
    html = to_html(attack)
    assert not re.search(r"<(?!/?(p|a|em|strong|ul|ol|li|br)\b)", html)
    assert not re.search(r'<[^>]*\s(on\w+|style)=|href="(?!https?:|mailto:|tel:)', html)


@given(st.text(max_size=200))
def test_any_text_gives_allowed_tags_only(text: str) -> None:
    for html in (to_html(text), to_inline_html(text)):
        assert set(re.findall(r"</?([a-zA-Z][\w-]*)", html)) <= {"p", "br", "strong", "em", "ul", "ol", "li", "a"}


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=100))
def test_typeset_twice_is_typeset_once(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


def test_plain_has_no_markup() -> None:
    assert to_plain("un **mot** et [un lien](https://a.fr/) & <b>") == "un mot et un lien & <b>"
