"""The questions for citizen testers can be answered: three to five, a right choice that exists."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.words import Statut
from generator.problems import Problem, error, warning

ID = "essai"


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    for question in procedure.essai:
        if "choix" in question.illisibles:
            continue
        if not 3 <= len(question.choix) <= 5:
            yield error(question.at("choix"), ID, f"Cette question a {len(question.choix)} choix.",
                        "Donnez de trois à cinq choix. « Je ne sais pas » est ajouté tout seul.")
        if not 1 <= question.bonne <= max(1, len(question.choix)):
            yield error(question.at("bonne"), ID, f"Le choix numéro {question.bonne} n’existe pas.",
                        f"Écrivez un numéro de 1 à {len(question.choix)}.")
    if "essai" in procedure.illisibles:
        return
    if "essai" in procedure.lieux and not 3 <= len(procedure.essai) <= 5:
        yield error(procedure.at("essai"), ID, f"Il y a {len(procedure.essai)} questions pour les testeurs.",
                    "Écrivez-en de trois à cinq.")
    if procedure.statut is Statut.EN_TEST and not procedure.essai:
        yield warning(procedure.at("statut"), ID, "Cette fiche est en test sans question pour les testeurs.",
                      "Ajoutez « essai: ».")


_QUESTION = "  - {id: q%d, reponse_dans: pieces, demande: Quel papier ?, choix: [Photo, Bail, Facture], " \
    "bonne: %d, sujet: pieces}\n"

CHECK = Check(
    id=ID,
    title="Les questions de l’essai ont une réponse",
    source="codesign.md §2.3",
    passing="essai:\n" + _QUESTION % (1, 1) + _QUESTION % (2, 1) + _QUESTION % (3, 1),
    failing="essai:\n" + _QUESTION % (1, 7) + _QUESTION % (2, 1) + _QUESTION % (3, 1),
    run=_run,
)
