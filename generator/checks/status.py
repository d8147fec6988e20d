"""Status and form of a guide: what each state needs, the length of the summary, real choices in the questions."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.words import Statut
from generator.problems import Problem, error

ID = "fiche"
MAX_SUMMARY = 160


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    if len(procedure.resume) > MAX_SUMMARY:
        yield error(procedure.resume.place, ID, f"Le résumé compte {len(procedure.resume)} caractères : "
                    f"{MAX_SUMMARY} au plus.", "Raccourcissez-le.")
    unread = procedure.illisibles
    if procedure.statut is Statut.SUSPENDUE and procedure.suspension is None and not unread & {"statut", "suspension"}:
        yield error(procedure.at("statut"), ID, "Une fiche suspendue doit dire pourquoi.",
                    "Ajoutez « suspension: {raison: …} ».")
    replaced = procedure.statut is Statut.REMPLACEE and not unread & {"statut", "remplacee_par"}
    if replaced and procedure.remplacee_par is None:
        yield error(procedure.at("statut"), ID, "Une fiche remplacée doit dire par quelle fiche.",
                    "Ajoutez « remplacee_par: ».")
    for old in procedure.anciens_slugs:
        if old in context.catalogue.procedures:
            yield error(old.place, ID, f"L’ancien nom « {old} » est celui d’une autre démarche.", "Effacez-le.")
    for question in procedure.questions:
        if len(question.reponses) < 2 and "reponses" not in question.illisibles:
            yield error(question.at("reponses"), ID, "Cette question n’a pas de choix.",
                        "Donnez deux réponses ou plus.")


CHECK = Check(
    id=ID,
    title="La fiche a la forme de son statut",
    source="model.md, « statut » et « resume »",
    passing="statut: suspendue\nsuspension: {raison: Le guichet est fermé.}\n",
    failing="statut: suspendue\n",
    run=_run,
)
