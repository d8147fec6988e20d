"""The right spelling is proposed when one is near; otherwise what is allowed, and where the list is."""

from __future__ import annotations

import pytest

from generator.spelling import did_you_mean, nearest, slug_of

MANY = [f"mot-{n}" for n in range(20)]


@pytest.mark.parametrize(("word", "close"), [
    ("proprietaires", "proprietaire"), ("Étapes", "etapes"), ("verifie-le", "verifie_le"), ("ix", "id"), ("sii", "si"),
    ("xylophone", ""), ("", ""),
])
def test_nearest(word: str, close: str) -> None:
    assert nearest(word, ["proprietaire", "etapes", "verifie_le", "id", "si"]) == close


def test_a_near_word_is_proposed() -> None:
    assert did_you_mean("vile", ["ville"]) == "Vouliez-vous dire « ville » ?"


def test_otherwise_what_is_allowed_is_said() -> None:
    assert did_you_mean("x", []).startswith("Aucune valeur")
    assert did_you_mean("zzz", ["ville", "etat"]) == "Valeurs possibles : ville, etat."
    assert did_you_mean("zzz", MANY).endswith(", mot-11, …")


def test_a_long_list_says_where_it_is_whole() -> None:
    assert did_you_mean("zzz", MANY, "diagrams/pictogrammes").endswith(", … Toutes sont dans diagrams/pictogrammes.")
    assert "Toutes" not in did_you_mean("zzz", ["ville"], "diagrams/pictogrammes")
    assert "Toutes" not in did_you_mean("mot1", MANY, "diagrams/pictogrammes")


def test_a_text_as_an_identifier() -> None:
    assert slug_of("L’Été à Nantes !") == "l-ete-a-nantes"
