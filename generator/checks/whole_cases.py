"""Every combination of answers gives papers, steps, one cost and a delay, without hole nor contradiction.

If papers depend on a question, each answer to it must bring a paper, say that there is none, or say that they are
unknown. Otherwise a person would get the common papers only, and nobody would have decided so.
One cause gives one problem, with its combinations; what could not be read is given the benefit of the doubt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.cases import (
    MAX_CASES,
    Cas,
    all_cases,
    combinations,
    every_piece,
    in_words,
    papers,
    required_documents,
)
from generator.checks.check import Check, Context
from generator.checks.doubt import mended
from generator.model.pieces import Groupe
from generator.model.procedure import Procedure
from generator.model.values import Absence, Si
from generator.model.walk import blocks
from generator.problems import Problem, error

ID = "cas"
_SECTIONS = {
    "pieces": ("Aucune pièce", "les papiers", "Ajoutez une pièce, ou une ligne « aucune: » si elle n’existe pas."),
    "etapes": ("Aucune étape", "les étapes", "Ajoutez une étape."),
    "cout": ("Aucun coût à cette date", "le coût", "Ajoutez un coût, ou « inconnu: » s’il n’est pas connu."),
    "delai": ("Aucun délai", "le délai", "Ajoutez un délai, ou « inconnu: » s’il n’est pas connu."),
}


@dataclass(frozen=True)
class _Hole:
    """Something that some combinations lack: `section`, and the question it depends on ("" when all is lacking)."""

    section: str
    question: str


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    if sum(1 for _ in combinations(procedure.questions)) > MAX_CASES:
        yield error(procedure.at("questions"), ID, f"Les réponses donnent plus de {MAX_CASES} situations.",
                    "Posez moins de questions, ou posez-les seulement quand elles servent (« si »).")
        return
    sure = mended(procedure)
    names = [str(q.id) for q in sure.questions]
    unsure = "questions" in sure.illisibles or any(q.illisibles & {"id", "si"} for q in sure.questions)
    if unsure or len(names) != len(set(names)):
        return  # which situations exist is not known yet
    cases = all_cases(sure, context.day)
    yield from _holes(sure, cases)
    yield from _clashes(sure, cases)
    yield from _never(procedure, sure, cases)


def _shown(words: Sequence[str]) -> str:
    """Combinations in words: all of them when few, else the first four and how many."""
    return " ; ou ".join(words[:4]) + (f" ; et {len(words) - 4} autres situations" if len(words) > 4 else "")


def _written(procedure: Procedure, section: str) -> bool:
    """True when a section was read whole: what is missing from it is missing for good."""
    return (section in procedure.lieux and section not in procedure.illisibles
            and not isinstance(getattr(procedure, section), Absence))


def _holes(procedure: Procedure, cases: Sequence[Cas]) -> Iterator[Problem]:
    alike: dict[tuple[str, ...], list[_Hole]] = defaultdict(list)
    for section in (name for name in _SECTIONS if _written(procedure, name)):
        empty = [cas for cas in cases if not getattr(cas, section)]
        if empty:
            alike[_in_words(procedure, empty)].append(_Hole(section, ""))
        if section == "pieces":
            for question, lacking in _by_question(procedure, [cas for cas in cases if cas.pieces]):
                alike[_in_words(procedure, lacking)].append(_Hole(section, question))
    for combos, holes in alike.items():
        yield _hole_problem(procedure, holes, combos)


def _in_words(procedure: Procedure, cases: Sequence[Cas]) -> tuple[str, ...]:
    return tuple(in_words(procedure, cas.reponses) for cas in cases)


def _by_question(procedure: Procedure, cases: Sequence[Cas]) -> Iterator[tuple[str, list[Cas]]]:
    """The combinations with a hole under the question that explains the most of them, then those that are left."""
    left = [(cas, uncovered) for cas in cases if (uncovered := _uncovered(procedure, cas))]
    while left:
        counts = Counter(question for _, uncovered in left for question in reversed(uncovered))
        question = max(counts, key=lambda name: counts[name])
        yield question, [cas for cas, uncovered in left if question in uncovered]
        left = [(cas, uncovered) for cas, uncovered in left if question not in uncovered]


def _hole_problem(procedure: Procedure, holes: Sequence[_Hole], combos: Sequence[str]) -> Problem:
    first, rest = holes[0], holes[1:]
    label, _, remedy = _SECTIONS[first.section]
    message = f"{label} dans cette situation : {_shown(combos)}."
    if first.question:
        message = f"Les pièces dépendent de « {first.question} », mais rien n’est dit pour : {_shown(combos)}."
        remedy = "Ajoutez une pièce avec ce « si », une ligne « aucune: » ou « inconnu: », " \
            "ou « rien_de_plus: oui » sur la réponse."
    if rest:
        message += " Il manque aussi " + ", ".join(_SECTIONS[h.section][1] for h in rest) + "."
    return error(procedure.at(first.section), ID, message, remedy)


def _uncovered(procedure: Procedure, cas: Cas) -> list[str]:
    """The questions that papers depend on and whose answer here brings nothing, in the order asked."""
    active = tuple(every_piece(papers(procedure.pieces, cas.reponses)))
    deciding = {q for p in every_piece(procedure.pieces) for q in p.si.questions}
    covered = {q for p in active for q in p.si.questions}
    unread = {"si", "tous", "un_parmi", "parmi"}
    if any(p.illisibles & (unread if isinstance(p, Groupe) else {"si"}) for p in active):
        return []
    found = []
    for question in procedure.questions:
        answer = next((a for a in question.reponses if a.id == cas.reponses.get(str(question.id))), None)
        silent = answer is not None and not answer.rien_de_plus and "rien_de_plus" not in answer.illisibles
        if silent and question.id in deciding and question.id not in covered:
            found.append(str(question.id))
    return found


def _clashes(procedure: Procedure, cases: Sequence[Cas]) -> Iterator[Problem]:
    twice: dict[tuple[str, str], list[str]] = defaultdict(list)
    for cas in cases:
        words = in_words(procedure, cas.reponses)
        certain = [p for p in cas.pieces if "si" not in p.illisibles]
        sure = {p.at("document"): str(p.document) for p in required_documents(certain)
                if not p.illisibles & {"si", "document"}}
        for name in _repeated(sure.values()):
            twice["pieces", name].append(words)
        labels = [str(c.libelle or "") for c in cas.cout if not c.illisibles & {"si", "du", "au", "libelle"}]
        for name in _repeated(labels):
            twice["cout", name].append(words)
    for (section, name), combos in twice.items():
        if section == "pieces":
            message = f"Le document « {name} » est demandé deux fois dans cette situation : {_shown(combos)}."
            remedy = "Gardez-le une fois, ou séparez les cas avec « si »."
        else:
            label = f" « {name} »" if name else ""
            message = f"Plusieurs coûts{label} à la fois dans cette situation : {_shown(combos)}."
            remedy = "Séparez-les par « si », par les dates « du » et « au », ou donnez-leur un « libelle »."
        yield error(procedure.at(section), ID, message, remedy)


def _repeated(names: Any) -> list[str]:
    listed = list(names)
    return sorted({name for name in listed if listed.count(name) > 1})


def _never(procedure: Procedure, sure: Procedure, cases: Sequence[Cas]) -> Iterator[Problem]:
    for (_, written), (_, block) in zip(blocks(procedure), blocks(sure)):
        condition = getattr(block, "si", None)
        if not isinstance(condition, Si) or not condition or condition != getattr(written, "si", None):
            continue  # always true, or told by the check on `si` itself
        if not any(condition.holds(cas.reponses) for cas in cases):
            yield error(block.at("si"), ID, "Ce « si » n’arrive dans aucune situation.",
                        "Corrigez-le ou effacez ce bloc.")


_QUESTION = """questions:
  - id: age
    texte: Quel âge avez-vous ?
    reponses: [{id: majeur, texte: 18 ans ou plus}, {id: mineur, texte: Moins de 18 ans}]
pieces:
  - {id: photo, document: photo}
  - {id: parent, document: identite, si: {age: [mineur]}}
"""

CHECK = Check(
    id=ID,
    title="Chaque situation est complète",
    source="model.md, vérité 1",
    passing=_QUESTION + "  - {id: rien, aucune: Rien de plus., si: {age: [majeur]}}\n",
    failing=_QUESTION,
    run=_run,
)
