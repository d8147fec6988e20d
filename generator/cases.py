"""From answers to papers, steps, cost and delay: every combination of a procedure's closed questions.

Owns what "applies" means and the proof that each combination is whole (model.md, truth 1).
Knows neither YAML nor pages. The number of combinations is bounded by MAX_CASES.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from generator.model.pieces import Groupe, Piece, PieceDemandee, Question
from generator.model.procedure import Procedure
from generator.model.sections import Cout, Delai, Etape
from generator.model.values import Absence

MAX_CASES = 400
B = TypeVar("B")


@dataclass(frozen=True)
class Cas:
    """One combination of answers (question → answer, in the order asked) and what it asks for."""

    reponses: Mapping[str, str]
    pieces: tuple[Piece, ...]
    etapes: tuple[Etape, ...]
    cout: tuple[Cout, ...]
    delai: tuple[Delai, ...]

    @property
    def cle(self) -> str:
        """A stable name: `age=majeur,motif=perte`, or "" without questions."""
        return ",".join(f"{question}={answer}" for question, answer in self.reponses.items())


def combinations(questions: Sequence[Question]) -> Iterator[dict[str, str]]:
    """Every reachable set of answers: a question whose `si` does not hold is not asked. At most MAX_CASES + 1."""
    yield from islice(_walk(questions, {}), MAX_CASES + 1)


def _walk(questions: Sequence[Question], given: dict[str, str]) -> Iterator[dict[str, str]]:
    if not questions:
        yield given
        return
    first, rest = questions[0], questions[1:]
    answers = [answer for answer in first.reponses if answer.id]  # one without a readable id is told elsewhere
    if not first.si.holds(given) or not answers or not first.id or first.id in given:
        yield from _walk(rest, given)
        return
    for answer in answers:
        yield from _walk(rest, {**given, str(first.id): str(answer.id)})


def applying(blocks: Sequence[B] | Absence, reponses: Mapping[str, str]) -> tuple[B, ...]:
    """The blocks whose `si` holds; an absent section has none."""
    if isinstance(blocks, Absence):
        return ()
    return tuple(block for block in blocks if _si(block).holds(reponses))


def _si(block: Any) -> Any:
    return block.si


def papers(pieces: Sequence[Piece] | Absence, reponses: Mapping[str, str]) -> tuple[Piece, ...]:
    """The logic tree of papers for these answers; a group left with nothing disappears."""
    kept: list[Piece] = []
    for piece in applying(pieces, reponses):
        if not isinstance(piece, Groupe):
            kept.append(piece)
            continue
        members = papers(piece.membres, reponses)
        if members:
            kept.append(_with_members(piece, members))
    return tuple(kept)


def _with_members(group: Groupe, members: tuple[Piece, ...]) -> Groupe:
    if group.tous:
        return replace(group, tous=members)
    return replace(group, un_parmi=members) if group.un_parmi else replace(group, parmi=members)


def steps(etapes: Sequence[Etape] | Absence, reponses: Mapping[str, str]) -> tuple[Etape, ...]:
    """The steps for these answers, with their alternatives that apply."""
    return tuple(replace(step, ou=steps(step.ou, reponses)) for step in applying(etapes, reponses))


def current(costs: Sequence[Cout], day: date) -> tuple[Cout, ...]:
    """The costs in force on a day."""
    return tuple(c for c in costs if (c.du is None or c.du <= day) and (c.au is None or day <= c.au))


def case(procedure: Procedure, reponses: Mapping[str, str], day: date) -> Cas:
    """What one person needs, on a day."""
    return Cas(
        reponses=dict(reponses),
        pieces=papers(procedure.pieces, reponses),
        etapes=steps(procedure.etapes, reponses),
        cout=current(applying(procedure.cout, reponses), day),
        delai=applying(procedure.delai, reponses),
    )


def all_cases(procedure: Procedure, day: date) -> tuple[Cas, ...]:
    """Every combination, in the order of the questions; one without answers for a procedure without questions."""
    return tuple(case(procedure, answers, day) for answers in combinations(procedure.questions))


def every_piece(pieces: Sequence[Piece] | Absence) -> Iterator[Piece]:
    """Groups and leaves, whatever the case, in reading order."""
    if isinstance(pieces, Absence):
        return
    for piece in pieces:
        yield piece
        if isinstance(piece, Groupe):
            yield from every_piece(piece.membres)


def every_step(etapes: Sequence[Etape] | Absence) -> Iterator[Etape]:
    """Steps and their alternatives, in reading order."""
    if isinstance(etapes, Absence):
        return
    for step in etapes:
        yield step
        yield from every_step(step.ou)


def required_documents(pieces: Sequence[Piece]) -> Iterator[PieceDemandee]:
    """The papers asked for whatever is chosen in the groups "ou"."""
    for piece in pieces:
        if isinstance(piece, PieceDemandee):
            yield piece
        elif isinstance(piece, Groupe) and piece.tous:
            yield from required_documents(piece.tous)


def in_words(procedure: Procedure, reponses: Mapping[str, str]) -> str:
    """A combination as a reader knows it: « question : réponse », joined by semicolons."""
    parts = []
    for question in procedure.questions:
        chosen = next((a for a in question.reponses if a.id == reponses.get(str(question.id))), None)
        if chosen is not None:
            parts.append(f"{question.id} : {chosen.id}")
    return " ; ".join(parts) or "sans question"
