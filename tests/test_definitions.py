"""Words of the glossary become links at their first meeting, and only there."""

from __future__ import annotations

import pytest

from generator.definitions import explain, forms_of

WORDS = {"mot-1": ("quotient familial",), "mot-2": ("PLU", "plan local d’urbanisme"), "mot-3": ("acte",)}


def linked(name: str, text: str) -> str:
    return f'<a class="mot" href="#{name}">{text}</a>'


@pytest.mark.parametrize(("before", "after"), [
    ("<p>Votre quotient familial et le quotient familial.</p>",
     f"<p>Votre {linked('mot-1', 'quotient familial')} et le quotient familial.</p>"),
    ("<p>Des actes.</p>", f"<p>Des {linked('mot-3', 'actes')}.</p>"),
    ("<p>Le PLU, plus tard, plu.</p>", f"<p>Le {linked('mot-2', 'PLU')}, plus tard, plu.</p>"),
    ("<p>Un pacte, un acte-type.</p>", "<p>Un pacte, un acte-type.</p>"),
    ('<p><a href="x">Un acte</a></p>', '<p><a href="x">Un acte</a></p>'),
    ('<h2>Acte</h2><p data-x="acte">Un acte</p>', f'<h2>Acte</h2><p data-x="acte">Un {linked("mot-3", "acte")}</p>'),
    ("<svg><text>acte</text></svg><dt>acte</dt>", "<svg><text>acte</text></svg><dt>acte</dt>"),
    ("<p>1 &lt; 2, acte</p>", f"<p>1 &lt; 2, {linked('mot-3', 'acte')}</p>"),
])
def test_first_meeting(before: str, after: str) -> None:
    assert explain(before, WORDS) == after


def test_nothing_to_explain_changes_nothing() -> None:
    assert explain("<p>acte</p>", {}) == "<p>acte</p>"
    assert explain("<p>acte</p>", {"mot-1": ()}) == "<p>acte</p>"


def test_forms_are_written_as_typeset() -> None:
    assert forms_of("acte d'état", ["acte d'état", "actes"]) == ("acte d’état", "actes")


def test_only_the_first_meeting_of_a_page_is_linked() -> None:
    section = '<section class="section"><h2>Acte</h2><p>Votre <strong>acte</strong>.</p></section>'
    page = f'<nav><a href="#x">acte</a></nav>{section}<dl><dt>acte</dt><dd>Un acte.</dd></dl>'
    done = explain(page, WORDS)
    assert done.count('class="mot"') == 1
    assert "<strong>" + linked("mot-3", "acte") + "</strong>" in done
