"""What a mistake leaves uncertain, so that its consequences are not told as more mistakes.

Owns two judgments: which quoted names are missing only because the thing they name could not be read or lost its id,
and what a procedure means once its misspelt conditions are put right. Yields no problem itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from generator.model.pieces import Groupe
from generator.model.procedure import Procedure
from generator.model.sections import Cout
from generator.model.values import TOUJOURS, Bloc, Nom, Si
from generator.model.walk import fields
from generator.spelling import nearest

B = TypeVar("B", bound=Bloc)
Answers = Mapping[str, Sequence[str]]


def explained(missing: Iterable[str], items: Iterable[Any], partial: bool) -> frozenset[str]:
    """The missing names that another problem explains.

    All of them when the list was not read whole (`partial`) or an id in it could not be read. As many as there are
    ids written twice: an id copied over another hides the other.
    """
    names = frozenset(map(str, missing))
    blocks = list(items)
    if partial or any("id" in block.illisibles or _partial_group(block) for block in blocks):
        return names
    written = [str(block.id) for block in {b.place: b for b in blocks}.values()]
    return names if len(names) <= len(written) - len(set(written)) else frozenset()


def unsure(block: Bloc, *keys: str) -> bool:
    """True when one of these keys was not read, or when an unknown key may stand for it."""
    known = {name for name, _ in fields(block)}
    return any(name in keys or name not in known for name in block.illisibles)


def _partial_group(block: Any) -> bool:
    return isinstance(block, Groupe) and bool(block.illisibles & {"tous", "un_parmi", "parmi"})


def answers_of(procedure: Procedure) -> dict[str, list[str]]:
    """The answers of each question that has an id."""
    found: dict[str, list[str]] = {str(q.id): [] for q in procedure.questions if q.id}
    for question in procedure.questions:
        if question.id:
            found[question.id] += [str(a.id) for a in question.reponses if a.id]
    return found


def mended(procedure: Procedure) -> Procedure:
    """The procedure with each wrong name of a `si` replaced by the nearest right one, its problem being told already.

    A condition that cannot be mended becomes « toujours » and its block names `si` among its unread keys. An unread
    date of a cost is forgotten.
    """
    answers = answers_of(procedure)
    doubtful = frozenset(str(q.id) for q in procedure.questions if "reponses" in q.illisibles
                         or len(q.reponses) > len(set(answers.get(str(q.id), ()))))
    return _mend(procedure, answers, doubtful)


def _mend(block: B, answers: Answers, doubtful: frozenset[str]) -> B:
    changes: dict[str, Any] = {}
    for name, value in fields(block):
        if isinstance(value, Si) and value:
            condition = _condition(value, answers, doubtful)
            if condition is None:
                changes["si"], changes["illisibles"] = TOUJOURS, block.illisibles | {"si"}
            elif condition is not value:
                changes["si"] = condition
        elif isinstance(value, tuple) and any(isinstance(item, Bloc) for item in value):
            items = tuple(_mend(item, answers, doubtful) if isinstance(item, Bloc) else item for item in value)
            if any(new is not old for new, old in zip(items, value)):
                changes[name] = items
    if isinstance(block, Cout):
        changes |= dict.fromkeys(block.illisibles & {"du", "au"})
    return dataclasses.replace(block, **changes) if changes else block


def _condition(condition: Si, answers: Answers, doubtful: frozenset[str]) -> Si | None:
    """The condition with the nearest right names; itself when nothing is wrong, None when a name is too far off."""
    criteria = []
    for question, chosen in condition.criteres:
        right = question if question in answers else Nom(nearest(question, answers), question.place)
        if not right:
            return None
        names = [a if a in answers[right] else _near(a, right, answers, doubtful) for a in chosen]
        if not all(names):
            return None
        criteria.append((right, tuple(names)))
    made = Si(tuple(criteria))
    return condition if made == condition else made


def _near(answer: Nom, question: str, answers: Answers, doubtful: frozenset[str]) -> Nom:
    return Nom("" if question in doubtful else nearest(answer, answers[question]), answer.place)
