"""Every `si` looks at a question that exists, with answers that exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.content.scalars import did_you_mean
from generator.model.procedure import Procedure
from generator.model.values import Si
from generator.model.walk import blocks
from generator.problems import Problem, error

ID = "si"


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    answers = {str(q.id): [str(a.id) for a in q.reponses] for q in procedure.questions}
    for _, block in blocks(procedure):
        condition = getattr(block, "si", None)
        for question, chosen in condition.criteres if isinstance(condition, Si) else ():
            if question not in answers:
                yield error(question.place, ID, f"« si » parle de la question « {question} », qui n’existe pas.",
                            did_you_mean(question, answers))
                continue
            for answer in chosen:
                if answer and answer not in answers[question]:
                    yield error(answer.place, ID, f"« {answer} » n’est pas une réponse à la question « {question} ».",
                                did_you_mean(answer, answers[question]))


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
