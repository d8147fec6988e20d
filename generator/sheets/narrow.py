"""A procedure narrowed to what is known of one person: `--cas motif=perte,age=mineur`.

Owns what a partial answer leaves: blocks that contradict it go, what it settles is no longer asked, what is still open
keeps its condition. Complete answers give the same blocks as generator/cases.py (a test proves it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.model.pieces import Groupe, Piece, Question
from generator.model.procedure import Procedure
from generator.model.sections import Etape
from generator.model.values import Absence, Si
from generator.spelling import did_you_mean


def answers_from(text: str, procedure: Procedure) -> tuple[dict[str, str], str]:
    """`question=answer,…` as answers in the order asked, and what is wrong with it (a sentence, or "")."""
    questions = {str(q.id): q for q in procedure.questions}
    given: dict[str, str] = {}
    for part in text.split(","):
        name, _, answer = (word.strip() for word in part.partition("="))
        question = questions.get(name)
        if question is None:
            return {}, f"Aucune question « {name} » dans cette démarche. {did_you_mean(name, questions)}"
        known = [str(a.id) for a in question.reponses]
        if not answer:
            return {}, f"Il manque la réponse à la question « {name} ». Écrivez par exemple : {name}={known[0]}."
        if answer not in known:
            return {}, f"Aucune réponse « {answer} » à la question « {name} ». Choisissez parmi : {', '.join(known)}."
        given[name] = answer
    ordered = {name: given[name] for name in questions if name in given}
    impossible = next((name for name in ordered if not possible(questions[name].si, procedure.questions, ordered)), "")
    return ordered, f"La question « {impossible} » n’est pas posée dans ce cas." if impossible else ""


def possible(si: Si, questions: Sequence[Question], answers: Mapping[str, str]) -> bool:
    """True unless the answers given exclude this condition: a question that cannot be asked any more has no answer."""
    by_id = {str(q.id): q for q in questions}
    for name, wanted in si.criteres:
        if str(name) in answers:
            if answers[str(name)] not in wanted:
                return False
        elif str(name) in by_id and not possible(by_id[str(name)].si, questions, answers):
            return False
    return True


def narrowed(procedure: Procedure, answers: Mapping[str, str]) -> Procedure:
    """The procedure for these answers, given in part or in whole."""
    if not answers:
        return procedure
    keep = _Narrower(procedure.questions, answers)
    return replace(
        procedure,
        questions=tuple(q for q in keep.blocks(procedure.questions) if str(q.id) not in answers),
        pieces=keep.papers(procedure.pieces),
        etapes=keep.steps(procedure.etapes),
        canaux=keep.blocks(procedure.canaux),
        cout=keep.blocks(procedure.cout),
        delai=keep.blocks(procedure.delai),
        conditions=keep.blocks(procedure.conditions),
        encadres=keep.blocks(procedure.encadres),
        questions_frequentes=keep.blocks(procedure.questions_frequentes),
    )


class _Narrower:
    def __init__(self, questions: Sequence[Question], answers: Mapping[str, str]) -> None:
        self.questions, self.answers = questions, answers

    def blocks(self, blocks: Any) -> Any:
        """The blocks still possible, each without the criteria already settled; an absence stays."""
        if isinstance(blocks, Absence):
            return blocks
        return tuple(replace(b, si=self._open(b.si)) for b in blocks if possible(b.si, self.questions, self.answers))

    def _open(self, si: Si) -> Si:
        return Si(tuple((q, wanted) for q, wanted in si.criteres if str(q) not in self.answers))

    def papers(self, pieces: tuple[Piece, ...] | Absence) -> Any:
        kept: Any = self.blocks(pieces)
        if isinstance(kept, Absence):
            return kept
        found = (self._group(p) if isinstance(p, Groupe) else p for p in kept)
        return tuple(p for p in found if not isinstance(p, Groupe) or p.membres)

    def _group(self, group: Groupe) -> Groupe:
        members = self.papers(group.membres)
        if group.tous:
            return replace(group, tous=members)
        return replace(group, un_parmi=members) if group.un_parmi else replace(group, parmi=members)

    def steps(self, steps: tuple[Etape, ...] | Absence) -> Any:
        kept: Any = self.blocks(steps)
        return kept if isinstance(kept, Absence) else tuple(replace(s, ou=self.steps(s.ou)) for s in kept)
