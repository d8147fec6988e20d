"""Every combination of answers gives papers, steps, one cost and a delay, without hole nor contradiction.

If papers depend on a question, each answer to it must bring a paper, say that there is none, or say that they are
unknown. Otherwise a person would get the common papers only, and nobody would have decided so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
from generator.model.pieces import Piece
from generator.model.procedure import Procedure
from generator.model.values import Absence, Si
from generator.model.walk import blocks
from generator.problems import Problem, error

ID = "cas"


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    if sum(1 for _ in combinations(procedure.questions)) > MAX_CASES:
        yield error(procedure.at("questions"), ID, f"Les réponses donnent plus de {MAX_CASES} situations.",
                    "Posez moins de questions, ou posez-les seulement quand elles servent (« si »).")
        return
    cases = all_cases(procedure, context.day)
    yield from _papers(procedure, cases)
    yield from _steps(procedure, cases)
    yield from _costs(procedure, cases)
    yield from _delays(procedure, cases)
    yield from _never(procedure, cases)


def _grouped(found: dict[Any, list[str]]) -> Iterator[tuple[Any, str]]:
    """One problem per cause, naming its combinations: all of them when few, else the first four and how many."""
    for cause, words in found.items():
        shown = " ; ou ".join(words[:4])
        yield cause, shown + (f" ; et {len(words) - 4} autres situations" if len(words) > 4 else "")


def _written(procedure: Procedure, section: str) -> bool:
    return section in procedure.lieux and not isinstance(getattr(procedure, section), Absence)


def _papers(procedure: Procedure, cases: Sequence[Cas]) -> Iterator[Problem]:
    if not _written(procedure, "pieces"):
        return
    place = procedure.at("pieces")
    empty: dict[Any, list[str]] = defaultdict(list)
    holes: dict[Any, list[str]] = defaultdict(list)
    clashes: dict[Any, list[str]] = defaultdict(list)
    for cas in cases:
        words = in_words(procedure, cas.reponses)
        if not cas.pieces:
            empty[place].append(words)
            continue
        for question in _uncovered(procedure, cas):
            holes[question].append(words)
        documents = [str(p.document) for p in required_documents(cas.pieces) if p.document]
        for name in sorted({d for d in documents if documents.count(d) > 1}):
            clashes[name].append(words)
    for where, words in _grouped(empty):
        yield error(where, ID, f"Aucune pièce dans cette situation : {words}.",
                    "Ajoutez une pièce, ou une ligne « aucune: » si elle n’existe pas.")
    for question, words in _grouped(holes):
        yield error(place, ID, f"Les pièces dépendent de « {question} », mais rien n’est dit pour : {words}.",
                    "Ajoutez une pièce avec ce « si », une ligne « aucune: » ou « inconnu: », "
                    "ou « rien_de_plus: oui » sur la réponse.")
    for name, words in _grouped(clashes):
        yield error(place, ID, f"Le document « {name} » est demandé deux fois dans cette situation : {words}.",
                    "Gardez-le une fois, ou séparez les cas avec « si ».")


def _uncovered(procedure: Procedure, cas: Cas) -> Iterator[str]:
    deciding = {q for p in every_piece(procedure.pieces) for q in p.si.questions}
    covered = {q for p in _all_active(procedure.pieces, cas) for q in p.si.questions}
    for question in procedure.questions:
        answer = cas.reponses.get(str(question.id))
        if answer is None or question.id not in deciding or question.id in covered:
            continue
        chosen = next(a for a in question.reponses if a.id == answer)
        if not chosen.rien_de_plus:
            yield str(question.id)


def _all_active(pieces: Sequence[Piece] | Absence, cas: Cas) -> Iterator[Piece]:
    return every_piece(papers(pieces, cas.reponses))


def _steps(procedure: Procedure, cases: Sequence[Cas]) -> Iterator[Problem]:
    if not _written(procedure, "etapes"):
        return
    empty: dict[Any, list[str]] = defaultdict(list)
    for cas in cases:
        if not cas.etapes:
            empty["etapes"].append(in_words(procedure, cas.reponses))
    for section, words in _grouped(empty):
        yield error(procedure.at(section), ID, f"Aucune étape dans cette situation : {words}.", "Ajoutez une étape.")


def _costs(procedure: Procedure, cases: Sequence[Cas]) -> Iterator[Problem]:
    if not _written(procedure, "cout"):
        return
    empty: dict[Any, list[str]] = defaultdict(list)
    clashes: dict[Any, list[str]] = defaultdict(list)
    for cas in cases:
        words = in_words(procedure, cas.reponses)
        if not cas.cout:
            empty["cout"].append(words)
        labels = [str(c.libelle or "") for c in cas.cout]
        for label in sorted({name for name in labels if labels.count(name) > 1}):
            clashes[label].append(words)
    for section, words in _grouped(empty):
        yield error(procedure.at(section), ID, f"Aucun coût à cette date dans cette situation : {words}.",
                    "Ajoutez un coût, ou « inconnu: » s’il n’est pas connu.")
    for label, words in _grouped(clashes):
        name = f" « {label} »" if label else ""
        yield error(procedure.at("cout"), ID, f"Plusieurs coûts{name} à la fois dans cette situation : {words}.",
                    "Séparez-les par « si », par les dates « du » et « au », ou donnez-leur un « libelle ».")


def _delays(procedure: Procedure, cases: Sequence[Cas]) -> Iterator[Problem]:
    if not _written(procedure, "delai"):
        return
    empty: dict[Any, list[str]] = defaultdict(list)
    for cas in cases:
        if not cas.delai:
            empty["delai"].append(in_words(procedure, cas.reponses))
    for section, words in _grouped(empty):
        yield error(procedure.at(section), ID, f"Aucun délai dans cette situation : {words}.",
                    "Ajoutez un délai, ou « inconnu: » s’il n’est pas connu.")


def _never(procedure: Procedure, cases: Sequence[Cas]) -> Iterator[Problem]:
    known = {str(q.id): {str(a.id) for a in q.reponses} for q in procedure.questions}
    for _, block in blocks(procedure):
        condition = getattr(block, "si", None)
        if not isinstance(condition, Si) or not condition:
            continue
        if any(q not in known or not known[q].issuperset(answers) for q, answers in condition.criteres):
            continue  # told by the check on `si` itself
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
