"""The checker of pages: a sound page passes, and each rule catches its own fault at its own line."""

from __future__ import annotations

import pytest

from generator.html_check import RULES, check_html, target_of
from generator.html_tree import parse_page

SOUND = """<!doctype html>
<html lang="fr">
<head><title>Page – Site</title><link rel="stylesheet" href="assets/a.css"><link rel="canonical" href="https://x.fr/"></head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<main id="contenu">
<h1>Titre</h1>
<p>Est-ce pour moi\u202f? Appelez\u00a0: 02\u00a051\u00a078\u00a031\u00a000.</p>
<h2 id="a">Partie</h2>
<p><svg class="picto" aria-hidden="true" focusable="false"><use href="assets/p.svg#p-a"/></svg> Avec des mots</p>
<figure><svg class="dessin" role="img" aria-labelledby="t"><title id="t">Dessin</title><text>Vous</text></svg></figure>
<ol><li><a href="autre/#b">Une autre page</a></li><li><a href="tel:0251783100">02\u00a051</a></li></ol>
<label for="q">Chercher</label><input id="q"><button>Chercher</button>
</main>
</body>
</html>
"""
OTHER = '<html lang="fr"><head><title>B</title></head><body><main><h1 id="b">B</h1></main></body></html>'
FILES = {"autre/index.html": OTHER.encode(), "assets/a.css": b"", "assets/p.svg": b'<svg><symbol id="p-a"/></svg>'}


def problems_of(page: str) -> list[tuple[str, int]]:
    """(rule, line) of each problem of `page`, put at the root of a small site."""
    found = check_html({**FILES, "index.html": page.encode()})
    return [(p.rule, p.place.line) for p in found if p.place.file == "index.html"]


def test_a_sound_page_has_no_problem() -> None:
    assert problems_of(SOUND) == []


FAULTS = [
    ("html-langue", 'lang="fr"', "", 2),
    ("html-langue", "<title>Page – Site</title>", "", 1),
    ("html-titres", "<h1>Titre</h1>", "<h3>Titre</h3>", 7),
    ("html-titres", '<h2 id="a">', '<h4 id="a">', 9),
    ("html-titres", ">Partie</h2>", "></h2>", 9),
    ("html-id", 'id="a"', 'id="t"', 9),
    ("html-id", 'aria-labelledby="t"', 'role="img" aria-label="Dessin" aria-labelledby="zz"', 11),
    ("html-lien", "autre/#b", "autre/#c", 12),
    ("html-lien", "autre/#b", "ailleurs/", 12),
    ("html-lien", "#contenu", "#rien", 5),
    ("html-lien", "Une autre page", "", 12),
    ("html-lien", 'href="tel:', 'href="telephone:', 12),
    ("html-image", ' focusable="false"', "", 10),
    ("html-image", "Avec des mots", "", 10),
    ("html-image", 'role="img" ', "", 11),
    ("html-image", "<h1>", '<img src="assets/p.svg"><h1>', 7),
    ("html-dessin", "<ol>", "<h2>Suite</h2><ol>", 11),
    ("html-champ", '<label for="q">Chercher</label>', "", 13),
    ("html-champ", "<button>Chercher</button>", "<button></button>", 13),
    ("html-csp", "<h1>", '<h1 style="color:red">', 7),
    ("html-csp", "<h1>", '<h1 onclick="x()">', 7),
    ("html-csp", "</main>", "<script>x()</script></main>", 14),
    ("html-hote", "assets/a.css", "https://ailleurs.fr/a.css", 3),
    ("html-hote", "assets/a.css", "assets/absent.css", 3),
    ("html-hote", "p.svg#p-a", "p.svg#p-b", 10),
    ("html-espace", "moi\u202f?", "moi ?", 8),
    ("html-espace", "02\u00a051\u00a078\u00a031\u00a000", "02 51 78 31 00", 8),
    ("html-balise", "</main>", "</em></main>", 14),
]


@pytest.mark.parametrize(("rule", "before", "after", "line"), FAULTS)
def test_each_fault_is_found_where_it_is(rule: str, before: str, after: str, line: int) -> None:
    assert SOUND.count(before) >= 1
    assert (rule, line) in problems_of(SOUND.replace(before, after, 1))


def test_every_rule_has_a_fault_that_it_catches() -> None:
    assert {rule for rule, *_ in FAULTS} == {*RULES, "html-balise"}


@pytest.mark.parametrize(("page", "path", "target"), [
    ("a/b/index.html", "../c/", "a/c/index.html"),
    ("a/index.html", "..", "index.html"),
    ("a/index.html", "", "a/index.html"),
    ("404.html", "/assets/a.css", "assets/a.css"),
    ("index.html", "fiches/x.pdf", "fiches/x.pdf"),
])
def test_relative_addresses(page: str, path: str, target: str) -> None:
    assert target_of(page, path) == target


def test_hidden_texts_are_not_read() -> None:
    page = parse_page("<p>Un <b>mot</b><script>caché</script><template><i>non</i></template></p>")
    assert page.root.text == "Un mot"
