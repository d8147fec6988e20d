"""Rule E: cases one can read, then the simulation of edited guides; wrong place at most 0.5 %, lost 0."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.preview.anchors import Etat, Morceau, compare_texts, cut_highlights, make_ancre, place
from generator.preview.contract import Champ

from .simulation import simulate
from .worlds import sha


def field(text: str, id_: str = "a") -> Champ:
    """A field with that text."""
    return Champ(id_, "s", None, "phrase", id_, text, sha(text), 1, 1)


OLD = "Apportez un justificatif de domicile de moins d'un an."
QUOTE = "justificatif de domicile"
CASES = [
    (OLD, QUOTE, Etat.EXACTE, QUOTE),
    ("Le jour même, apportez un justificatif de domicile.", QUOTE, Etat.RETROUVEE, QUOTE),
    ("Apportez un justificatif du domicile.", QUOTE, Etat.PROCHE, "justificatif du domicile"),
    ("Apportez une facture.", QUOTE, Etat.CHAMP, "Apportez une facture."),
    ("Apportez une facture.", "", Etat.CHAMP, "Apportez une facture."),
]


@pytest.mark.parametrize(("new", "quote", "state", "found"), CASES)
def test_after_an_edit(new: str, quote: str, state: Etat, found: str) -> None:
    placed = place(make_ancre(field(OLD), quote), [field(new)])
    assert placed.etat is state
    assert placed.champ is not None
    assert placed.champ.texte[placed.debut : placed.fin] == found


def test_a_repeated_quote_stays_with_its_neighbours() -> None:
    old = field("La mairie du bourg ou la mairie de quartier.")
    ancre = make_ancre(old, "mairie")
    second = type(ancre)(ancre.champ, ancre.champ_sha, "mairie", "bourg ou la ", " de quartier.", 28)
    placed = place(second, [field("Ici, la mairie du bourg ou la mairie de quartier.")])
    assert placed.debut == 30


def test_a_vanished_field_offers_the_same_text_elsewhere() -> None:
    placed = place(make_ancre(field(OLD), ""), [field("Autre.", "b"), field(OLD, "c")])
    assert placed.etat is Etat.SUPPRIMEE
    assert placed.transferts == ("c",)


def test_a_quote_that_is_elsewhere_on_the_page_is_not_followed() -> None:
    placed = place(make_ancre(field(OLD), "justificatif de domicile"), [field("Rien ici.", "a"), field(OLD, "b")])
    assert placed.champ is not None
    assert (placed.etat, placed.champ.id) == (Etat.CHAMP, "a")


def test_simulated_edits() -> None:
    tally = simulate(random.Random(2026), runs=1500)
    assert tally["lost"] == 0
    assert tally["wrong"] <= 0.005 * tally["runs"]
    assert tally["right"] >= 0.95 * tally["runs"]


@given(st.text(max_size=80), st.text(max_size=80), st.data())
@settings(max_examples=150, deadline=None)
def test_a_placement_is_always_inside_the_field(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    placed = place(make_ancre(field(old), old[start:end]), [field(new)])
    assert 0 <= placed.debut <= placed.fin <= len(new)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=4))
def test_highlights_never_change_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert "".join(piece.texte for piece in cut_highlights(text, spans)) == text


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    pieces = compare_texts(old, new)
    assert "".join(piece.texte for piece in pieces if piece.genre != "ajoute") == old
    assert "".join(piece.texte for piece in pieces if piece.genre != "ote") == new


def test_a_sentence_written_anew_is_shown_whole() -> None:
    old = "Demandez votre carte à la mairie, sur rendez-vous. La première carte est gratuite."
    new = "Demandez votre carte à la mairie. Prenez rendez-vous avant de venir, sans payer de frais."
    assert compare_texts(old, new) == (Morceau("ote", old), Morceau("ajoute", new))
    touched = old.replace("mairie,", "mairie ;")
    assert [piece.texte for piece in compare_texts(old, touched) if piece.genre != "egal"] == [",", " ;"]
