"""« Ma situation » as static pages: one page per question reached, one per complete set of answers.

Owns the addresses of these pages: the answers' ids in the order asked. Knows no template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.pieces import Question
from generator.model.procedure import Procedure


@dataclass(frozen=True)
class Choix:
    """An answer to follow as a link."""

    texte: str
    href: str


@dataclass(frozen=True)
class Rappel:
    """An answer already given, with the page where to change it."""

    question: str
    reponse: str
    href: str


@dataclass(frozen=True)
class EtatSituation:
    """One static page of « Ma situation ». `genre` is question, resultat or autre (none of these cases).

    `chemin` is the page's folder under the guide's; links are relative to the site's root (without `racine`).
    """

    genre: str
    chemin: str
    reponses: Mapping[str, str]
    question: Question | None
    choix: tuple[Choix, ...]
    recap: tuple[Rappel, ...]
    recommencer: str
    aucun: str
    guide: str


def states(procedure: Procedure) -> Iterator[EtatSituation]:
    """Every page of « Ma situation » of a procedure with questions, the first question first."""
    if procedure.questions:
        yield from _walk(procedure, {}, ())
        yield _state(procedure, "autre", {}, (), None)


def _next(procedure: Procedure, given: Mapping[str, str]) -> Question | None:
    for question in procedure.questions:
        if question.id not in given and question.si.holds(given):
            return question
    return None


def _walk(procedure: Procedure, given: dict[str, str], path: tuple[str, ...]) -> Iterator[EtatSituation]:
    question = _next(procedure, given)
    if question is None:
        yield _state(procedure, "resultat", given, path, None)
        return
    yield _state(procedure, "question", given, path, question)
    for answer in question.reponses:
        yield from _walk(procedure, {**given, str(question.id): str(answer.id)}, (*path, str(answer.id)))


def _state(procedure: Procedure, kind: str, given: Mapping[str, str], path: tuple[str, ...],
           question: Question | None) -> EtatSituation:
    home = f"demarches/{procedure.slug}/"
    start = f"{home}situation/"
    folder = "situation/aucun-de-ces-cas/" if kind == "autre" else "situation/" + "".join(f"{p}/" for p in path)
    choices = tuple(Choix(str(a.texte), f"{home}{folder}{a.id}/") for a in question.reponses) if question else ()
    return EtatSituation(kind, folder, dict(given), question, choices, _recap(procedure, given, path, start),
                         start, f"{start}aucun-de-ces-cas/", home)


def _recap(procedure: Procedure, given: Mapping[str, str], path: tuple[str, ...], start: str) -> tuple[Rappel, ...]:
    found = []
    for question in procedure.questions:
        if question.id not in given:
            continue
        answer = next(a for a in question.reponses if a.id == given[str(question.id)])
        rank = list(given).index(str(question.id))
        found.append(Rappel(str(question.texte), str(answer.texte), start + "".join(f"{p}/" for p in path[:rank])))
    return tuple(found)
