"""Decoding: what each kind of value means, what recovery keeps, and what is told of each wrong form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from small_town import FILE, base_text, put_over

from generator.content.load import decode_procedure
from generator.content.scalars import read_scalar
from generator.model.procedure import Procedure
from generator.model.values import Absence, DatePartielle, Duree, Heure, Nom, Texte
from generator.model.words import Ici, TypeCanal
from generator.problems import Place

PLACE = Place("x")


def decoded(keys: str) -> tuple[Procedure, list[str]]:
    procedure, _, problems = decode_procedure(put_over(base_text(), keys).encode(), FILE)
    return procedure, [p.rule for p in problems]


@pytest.mark.parametrize(("kind", "text", "value"), [
    (bool, "oui", True), (bool, "Non", False), (bool, "true", True), (int, "2", 2), (int, "012", 12),
    (Decimal, "25", Decimal("25.0")), (Decimal, "12,50", Decimal("12.50")), (Decimal, "12.5 €", Decimal("12.5")),
    (date, "2026-11-22", date(2026, 11, 22)), (Duree, "6 mois", Duree(6, "mois")), (Duree, "1 an", Duree(1, "an")),
    (Heure, "9:00", "9:00"), (Heure, "09h30", "9:30"), (DatePartielle, "2020-11", "2020-11"),
    (DatePartielle, "inconnue", "inconnue"), (Nom, "a-1", "a-1"), (Texte, "non", "non"), (Ici, "ville", Ici.VILLE),
])
def test_values(kind: type, text: str, value: Any) -> None:
    assert read_scalar(kind, text, PLACE) == (value, None)


@pytest.mark.parametrize(("kind", "text", "rule", "hint"), [
    (bool, "peut-être", "type", "oui"), (int, "deux", "type", "2"), (int, "-1", "type", "2"),
    (Decimal, "gratuit", "type", "12,50"), (Decimal, "1:30", "type", "25"), (date, "2026-02-30", "date", "mois"),
    (date, "22/11/2026", "date", "2026-11-22"), (date, "20261122", "date", "2026-11-22"),
    (Duree, "1:30", "duree", "10 minutes"), (Duree, "six mois", "duree", "3 mois"), (Heure, "25:00", "heure", "9:00"),
    (Nom, "Été 2026", "identifiant", "ete-2026"), (DatePartielle, "hier", "date", "2020"),
    (Ici, "vile", "valeur", "ville"),
])
def test_wrong_values(kind: type, text: str, rule: str, hint: str) -> None:
    _, complaint = read_scalar(kind, text, PLACE)
    assert complaint is not None
    assert complaint.rule == rule
    assert hint in complaint.remedy


def test_one_item_may_stand_for_a_list() -> None:
    procedure, rules = decoded("evenements: je-demenage\n")
    assert (procedure.evenements, rules) == (("je-demenage",), [])


def test_a_word_may_stand_for_a_role() -> None:
    procedure, _ = decoded("")
    assert procedure.competence.decide.organisme == "ville"
    assert procedure.competence.accueille.service == "accueil"


def test_absences() -> None:
    procedure, rules = decoded("pieces: {inconnu: Nous ne savons pas.}\ndelai: {sans_objet: Rien à attendre.}\n")
    assert rules == []
    assert isinstance(procedure.pieces, Absence)
    assert (procedure.pieces.raison, str(procedure.pieces.texte)) == ("inconnu", "Nous ne savons pas.")
    assert isinstance(procedure.delai, Absence)


def test_texts_know_their_place() -> None:
    procedure, _ = decoded("")
    assert (procedure.titre.place.file, procedure.titre.place.line, procedure.titre.place.column) == (FILE, 2, 8)


@pytest.mark.parametrize("keys", ["pieces:\n  - {id: photo, doc: photo}\n",
                                  "pieces:\n  - {id: photo, couleur: bleu}\n"])
def test_a_piece_that_does_not_say_what_it_is(keys: str) -> None:
    procedure, rules = decoded(keys)
    assert rules == ["cle-inconnue"]
    assert isinstance(procedure.pieces, tuple)
    assert [p.id for p in procedure.pieces] == ["photo"]


def test_an_unread_key_is_remembered() -> None:
    procedure, rules = decoded("canaux:\n  - {type: pigeon, service: accueil}\n")
    assert rules == ["valeur"]
    assert isinstance(procedure.canaux, tuple)
    assert procedure.canaux[0].illisibles == {"type"}
    assert procedure.canaux[0].type in TypeCanal


def test_a_blank_file_gives_a_blank_procedure() -> None:
    procedure, _, problems = decode_procedure(b"", FILE)
    assert ([p.rule for p in problems], procedure.titre, procedure.pieces) == (["vide"], "", ())
