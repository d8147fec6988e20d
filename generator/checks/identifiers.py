"""Identifiers are unique in their list; those of papers over the whole tree, those of steps over all alternatives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.cases import every_piece, every_step
from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.values import Bloc
from generator.model.walk import fields
from generator.problems import Problem, error

ID = "id-double"


def _twice(items: Iterable[Any]) -> Iterator[Problem]:
    seen: dict[str, Any] = {}
    for item in items:
        name = str(item.id)
        if name and name in seen and item.place != seen[name].place:  # the same block, met through an alias, is told
            line = seen[name].at("id").line
            yield error(item.at("id"), ID, f"L’identifiant « {name} » est déjà pris, ligne {line}.",
                        "Choisissez un autre identifiant : il doit rester le même pour toujours.")
        else:
            seen[name] = item


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    yield from _twice(every_piece(procedure.pieces))
    yield from _twice(every_step(procedure.etapes))
    for question in procedure.questions:
        yield from _twice(question.reponses)
    for name, value in fields(procedure):
        if name in ("pieces", "etapes") or not isinstance(value, tuple):
            continue
        yield from _twice(item for item in value if isinstance(item, Bloc) and hasattr(item, "id"))
    for _, notes in fields(procedure.agents) if procedure.agents else ():
        if isinstance(notes, tuple):
            yield from _twice(notes)


CHECK = Check(
    id=ID,
    title="Les identifiants sont uniques",
    source="model.md, vérités 2 et 4",
    passing="conditions:\n  - {id: age, texte: Vous avez 18 ans.}\n  - {id: adresse, texte: Vous habitez Orvault.}\n",
    failing="conditions:\n  - {id: age, texte: Vous avez 18 ans.}\n  - {id: age, texte: Vous habitez Orvault.}\n",
    run=_run,
)
