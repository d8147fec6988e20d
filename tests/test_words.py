"""Short phrases computed from data: prices, delays, conditions, lists."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.pieces import Question, Reponse
from generator.model.sections import Cout, Delai
from generator.model.values import Absence, Duree, Nom, Raison, Si, Texte
from generator.model.words import TypeDelai
from generator.view import words

NB = "\u00a0"
UNKNOWN = Absence(raison=Raison.INCONNU, texte=Texte("On ne sait pas."))
NOTHING = Absence(raison=Raison.SANS_OBJET, texte=Texte("Rien."))


def cost(amount: str | None = None, free: bool = False, rule: str | None = None) -> Cout:
    return Cout(id=Nom("c"), montant=Decimal(amount) if amount else None, gratuit=free,
                variable=Texte(rule) if rule else None)


def delay(kind: TypeDelai, length: Duree | None = None, text: str | None = None) -> Delai:
    return Delai(id=Nom("d"), type=kind, duree=length, texte=Texte(text) if text else None)


@pytest.mark.parametrize(("amount", "said"), [("25", f"25{NB}€"), ("12.5", f"12,50{NB}€"), ("0.1", f"0,10{NB}€")])
def test_euros(amount: str, said: str) -> None:
    assert words.euros(Decimal(amount)) == said


@pytest.mark.parametrize(("costs", "said"), [
    ([cost("25")], f"25{NB}€"),
    ([cost(free=True)], "Gratuit"),
    ([cost(free=True), cost("25")], f"Gratuit ou 25{NB}€, selon votre cas"),
    ([cost("25"), cost("86")], f"De 25{NB}€ à 86{NB}€, selon votre cas"),
    ([cost(free=True), cost(rule="Selon la taille.")], "Gratuit le plus souvent"),
    ([cost(rule="Selon la taille.")], "Variable"),
    ([cost()], "Pas encore connu"),
    (UNKNOWN, "Pas encore connu"),
    (NOTHING, "Sans objet"),
])
def test_an_empty_price_never_means_free(costs: list[Cout] | Absence, said: str) -> None:
    assert words.price_summary(costs) == said


@pytest.mark.parametrize(("delays", "said"), [
    ([delay(TypeDelai.RETRAIT, Duree(3, "mois")), delay(TypeDelai.REPONSE, Duree(2, "mois"))], "2 mois"),
    ([delay(TypeDelai.REPONSE, Duree(1, "an")), delay(TypeDelai.REPONSE, Duree(2, "an"))],
     "1 an ou 2 ans, selon votre cas"),
    ([delay(TypeDelai.REPONSE, text="Cela dépend.")], "Voir les délais"),
    ([], "Pas encore connu"),
    (UNKNOWN, "Pas encore connu"),
])
def test_delay_summary(delays: list[Delai] | Absence, said: str) -> None:
    assert words.delay_summary(delays) == said


@pytest.mark.parametrize(("length", "said", "of"), [
    (Duree(1, "an"), "1 an", "d’un an"), (Duree(3, "mois"), "3 mois", "de 3 mois"),
    (Duree(2, "jour"), "2 jours", "de 2 jours"), (Duree(1, "minute"), "1 minute", "de 1 minute"),
])
def test_lengths(length: Duree, said: str, of: str) -> None:
    assert (str(length), length.de) == (said, of)


def test_lists() -> None:
    assert [words.joined(parts, "ou") for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a ou b", "a, b ou c"]


def test_a_condition_in_the_answers_own_words() -> None:
    question = Question(id=Nom("motif"), texte=Texte("Pourquoi ?"), reponses=(
        Reponse(id=Nom("perte"), texte=Texte("Une perte")), Reponse(id=Nom("vol"), texte=Texte("Un vol"))))
    both = Si(((Nom("motif"), (Nom("perte"), Nom("vol"))),))
    assert words.condition(both, [question]) == "Une perte ou un vol"
    assert words.condition(Si(), [question]) == ""


@pytest.mark.parametrize(("written", "said"), [
    ("Un passeport", "un passeport"), ("L'événement a eu lieu ici", "l'événement a eu lieu ici"),
    ("L’État décide", "l’État décide"), ("J'ai perdu la carte", "j'ai perdu la carte"), ("Nantes", "Nantes"),
    ("CAF ou MSA", "CAF ou MSA"), ("Vos bulletins de salaire", "vos bulletins de salaire"),
])
def test_words_lose_their_capital_inside_a_sentence_names_do_not(written: str, said: str) -> None:
    assert words.inside(written) == said
