"""A guide is checked again in time: dates against the day of the build."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.content.scalars import NO_DATE
from generator.model.procedure import Procedure
from generator.problems import Problem, error, warning

ID = "fraicheur"


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    checked, due = procedure.verifie_le, procedure.a_verifier_avant
    if checked != NO_DATE and checked > context.day:
        yield warning(procedure.at("verifie_le"), ID,
                      f"Cette date est après le jour choisi ({context.day:%d/%m/%Y}).", "Vérifiez la date.")
    if due < context.day:
        yield warning(procedure.at("a_verifier_avant"), ID, f"Cette fiche était à vérifier avant le {due:%d/%m/%Y}.",
                      "Relisez les sources, puis changez « verifie_le » et « a_verifier_avant ».")
    if checked != NO_DATE and due < checked:
        yield error(procedure.at("a_verifier_avant"), ID, "La prochaine vérification est avant la dernière.",
                    "Choisissez une date après « verifie_le ».")


CHECK = Check(
    id=ID,
    title="La fiche est vérifiée à temps",
    source="model.md, « verifie_le, a_verifier_avant »",
    passing="verifie_le: 2026-11-22\na_verifier_avant: 2027-03-31\n",
    failing="verifie_le: 2025-01-10\na_verifier_avant: 2025-06-30\n",
    run=_run,
)
