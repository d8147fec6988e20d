"""The steps of a procedure as its drawing needs them: what follows what, for whom.

Owns the parting of steps: where the answers to one question lead to different steps, each way becomes a branch of its
own, so that no drawing links two steps that no one person does. Truth is asked from the combinations of answers
(generator/cases.py), not read off the conditions. Must not know drawings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from generator.cases import combinations
from generator.model.pieces import Question
from generator.model.values import Nom, Si
from generator.view.guide import EtapeVue
from generator.view.words import condition

MANY_ANSWERS = 3
"""A title that lists more answers is too long to be read: the last branch of a fork is then for « the others »."""

Cases = frozenset[int]
Chosen = Mapping[str, tuple[str, ...]]
"""Question → the answers that lead here."""


@dataclass(frozen=True)
class Pas:
    """A step in its place: `cas` are the ranks of the combinations in which it is done.

    `quand` is what its condition adds to the title of the branch.
    """

    vue: EtapeVue
    cas: Cases
    quand: str


@dataclass(frozen=True)
class Branche:
    """Rows of steps. Steps of one row exclude each other; some person does one of a row and one of the next.

    `quand` is whom the branch is for, "" outside of any fork; `autres` when it is for all whom the branches before it
    are not for; `pour_tous` when everybody in the branch does all its steps.
    """

    quand: str
    autres: bool
    pour_tous: bool
    rangs: tuple[tuple[Pas, ...], ...]


def branches(etapes: Sequence[EtapeVue], questions: Sequence[Question]) -> tuple[Branche, ...]:
    """The steps in their order, parted where answers lead to different steps; one branch when none do."""
    parting = _Parting(questions)
    everybody = frozenset(range(len(parting.combinations)))
    return tuple(parting.parts(_Way(tuple(etapes), everybody, {})))


@dataclass(frozen=True)
class _Way:
    """Steps in their order, the people who may do them, and what those chose."""

    steps: tuple[EtapeVue, ...]
    cases: Cases
    chosen: Chosen
    others: bool = False


class _Parting:
    """One procedure's questions and their combinations."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = questions
        self.combinations = tuple(combinations(questions))
        self._cases: dict[str, Cases] = {}

    def cases(self, step: EtapeVue) -> Cases:
        """The ranks of the combinations in which a step is done; asked many times, found once."""
        if step.bloc not in self._cases:
            held = (rank for rank, given in enumerate(self.combinations) if step.etape.si.holds(given))
            self._cases[step.bloc] = frozenset(held)
        return self._cases[step.bloc]

    def parts(self, way: _Way) -> Iterator[Branche]:
        """Stretches that nothing parts, and between them the ways of each fork."""
        common: list[EtapeVue] = []
        steps = way.steps
        while steps:
            beside = bool(common) and self._exclusive(common[-1], steps[0])
            fork = () if beside else self._fork(steps, way)
            if fork and common:
                yield self._branch(common, way)
                common = []
            yield from chain.from_iterable(map(self.parts, fork))
            common += () if fork else steps[:1]
            steps = steps[sum(len(branch.steps) for branch in fork) or 1:]
        if common:
            yield self._branch(common, way)

    def _fork(self, steps: Sequence[EtapeVue], way: _Way) -> tuple[_Way, ...]:
        """The ways of the longest fork that begins here; none when nothing parts here.

        Ways of one row each need no branch: they stand side by side in one row.
        """
        run = tuple(takewhile(lambda step: not self.cases(step) >= way.cases, steps))
        for length in range(len(run), 1, -1):
            for question in self.questions:
                ways = self._ways(run[:length], str(question.id), way)
                if len(ways) > 1 and any(len(self._rows(found.steps)) > 1 for found in ways):
                    return ways
        return ()

    def _ways(self, run: Sequence[EtapeVue], question: str, way: _Way) -> tuple[_Way, ...]:
        """The run parted by the answers to a question; none when somebody who does a step is not asked it."""
        found: list[tuple[set[str], list[EtapeVue]]] = []
        for step in run:
            cases = self.cases(step) & way.cases
            if not cases or any(question not in self.combinations[rank] for rank in cases):
                return ()
            answers, steps = self._answers(question, cases), [step]
            for link in [link for link in found if link[0] & answers]:
                found.remove(link)
                answers, steps = answers | link[0], [*link[1], *steps]
            found.append((answers, steps))
        order = {step.bloc: rank for rank, step in enumerate(run)}
        ordered = [(answers, sorted(steps, key=lambda step: order[step.bloc])) for answers, steps in found]
        ordered.sort(key=lambda link: order[link[1][0].bloc])
        whole = set().union(*(answers for answers, _ in ordered)) == self._answers(question, way.cases)
        return tuple(self._way(question, answers, steps, way, whole and rank == len(ordered))
                     for rank, (answers, steps) in enumerate(ordered, start=1))

    def _way(self, question: str, answers: set[str], steps: Sequence[EtapeVue], way: _Way, last: bool) -> _Way:
        cases = frozenset(rank for rank in way.cases if self.combinations[rank].get(question) in answers)
        asked = next(q for q in self.questions if str(q.id) == question)
        named = tuple(str(a.id) for a in asked.reponses if str(a.id) in answers)
        return _Way(tuple(steps), cases, {**way.chosen, question: named}, last and len(named) > MANY_ANSWERS)

    def _answers(self, question: str, cases: Cases) -> set[str]:
        return {self.combinations[rank][question] for rank in cases if question in self.combinations[rank]}

    def _branch(self, steps: Sequence[EtapeVue], way: _Way) -> Branche:
        rows = tuple(tuple(Pas(step, self.cases(step), self._said(step.etape.si, way.chosen)) for step in row)
                     for row in self._rows(steps))
        everybody = all(self.cases(step) >= way.cases for step in steps)
        return Branche(self._words(tuple(way.chosen.items())), way.others, everybody, rows)

    def _rows(self, steps: Sequence[EtapeVue]) -> list[list[EtapeVue]]:
        """One row a step; steps that exclude each other share a row, as alternatives do."""
        rows: list[list[EtapeVue]] = []
        for step in steps:
            if rows and all(self._exclusive(step, other) for other in rows[-1]):
                rows[-1].append(step)
            else:
                rows.append([step])
        return rows

    def _exclusive(self, one: EtapeVue, other: EtapeVue) -> bool:
        return not self.cases(one) & self.cases(other)

    def _said(self, si: Si, chosen: Chosen) -> str:
        """A condition without the criteria that the title of the branch already says."""
        return self._words(tuple((str(question), tuple(map(str, answers))) for question, answers in si.criteres
                                 if not set(chosen.get(str(question), ("",))) <= set(map(str, answers))))

    def _words(self, criteria: Sequence[tuple[str, tuple[str, ...]]]) -> str:
        return condition(Si(tuple((Nom(q), tuple(map(Nom, answers))) for q, answers in criteria)), self.questions)
