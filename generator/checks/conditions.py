"""Every `si` looks at a question that exists, with answers that exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.check import Check, Context
from generator.checks.doubt import answers_of, explained
from generator.model.procedure import Procedure
from generator.model.values import Bloc, Nom, Si
from generator.model.walk import blocks
from generator.problems import Problem, error
from generator.spelling import did_you_mean

ID = "si"


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    answers = answers_of(procedure)
    asked = [q for _, block in blocks(procedure) for q in _criteria(block)]
    strange = [name for name, _ in asked if name not in answers]
    lost = explained(strange, procedure.questions, "questions" in procedure.illisibles)
    for name in (one for one in strange if one not in lost):
        yield error(name.place, ID, f"« si » parle de la question « {name} », qui n’existe pas.",
                    did_you_mean(name, answers))
    for question in procedure.questions:
        known = answers.get(str(question.id), ())
        chosen = [a for q, listed in asked if q == question.id for a in listed if a and a not in known]
        lost = explained(chosen, question.reponses, "reponses" in question.illisibles)
        for answer in (a for a in chosen if a not in lost):
            yield error(answer.place, ID, f"« {answer} » n’est pas une réponse à la question « {question.id} ».",
                        did_you_mean(answer, known))


def _criteria(block: Bloc) -> Sequence[tuple[Nom, Sequence[Nom]]]:
    condition = getattr(block, "si", None)
    return condition.criteres if isinstance(condition, Si) else ()


_QUESTION = """questions:
  - id: age
    texte: Quel âge avez-vous ?
    reponses: [{id: majeur, texte: 18 ans ou plus}, {id: mineur, texte: Moins de 18 ans}]
"""
_PIECES = "pieces:\n  - {id: photo, document: photo, si: {age: [majeur, %s]}}\n"

CHECK = Check(
    id=ID,
    title="Les conditions « si » sont comprises",
    source="model.md, « si »",
    passing=_QUESTION + _PIECES % "mineur",
    failing=_QUESTION + _PIECES % "mineurs",
    run=_run,
)
