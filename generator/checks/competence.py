"""Competence is complete, sourced, and a shared one says who acts when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.problems import Problem, error

ID = "competence"
_ROLES = ("decide", "realise", "accueille", "suit")


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    competence = procedure.competence
    if not competence.lieux:
        return
    if "source" in competence.lieux and not competence.source and "source" not in competence.illisibles:
        yield error(competence.at("source"), ID, "La répartition des rôles n’a pas de source.",
                    "Ajoutez « source: [s1] ».")
    named = {str(getattr(competence, role).organisme) for role in _ROLES} & set(context.catalogue.organismes)
    if len(named) > 1 and competence.partage is None and "partage" not in competence.illisibles:
        yield error(competence.place, ID, "Plusieurs organismes agissent, et rien ne dit qui fait quoi.",
                    "Ajoutez « partage: » avec une phrase : « La Ville reçoit. L’État décide. »")


_ROLES_YAML = "competence: {decide: %s, realise: ville, accueille: ville, suit: ville, source: [s1], " \
    "verifie_le: 2026-11-22%s}\n"

CHECK = Check(
    id=ID,
    title="La compétence est complète et sourcée",
    source="model.md, « competence »",
    passing=_ROLES_YAML % ("etat", ", partage: L’État décide. La Ville reçoit."),
    failing=_ROLES_YAML % ("etat", ""),
    run=_run,
)
