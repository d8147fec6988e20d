"""What a trial says of a guide, from the stored marks and answers. Pure: records in, results out.

A mark or an answer counts for the text it was given on: when that text has changed it is « à refaire », never mixed in.
Sources: Wilson 1927 for the interval, Finstad 2010 for UMUX-Lite as (a + b - 2) x 100 / 12, ISO 9186-1 for pictures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from generator.preview.contract import Guide, Partie, Question
from generator.preview.store.records import Image, Marque, Reponse

UMUX_MIN = 10
SEGMENT_MIN = 3
TROUS_MIN = 50
IMAGE_RIGHT = 0.67
_Z = 1.959964


@dataclass(frozen=True)
class Part:
    """`nombre` of `total`, and the Wilson interval at 95 % as two shares; empty when there is nobody."""

    nombre: int
    total: int
    bas: float
    haut: float


@dataclass(frozen=True)
class ResultatEtape:
    """A step: how many testers judged it, how many put at least one minus in it."""

    partie: Partie
    moins: Part
    a_refaire: int


@dataclass(frozen=True)
class ResultatQuestion:
    """A question: found, understood, skipped, and the answers given on a text that has changed."""

    question: Question
    trouve: Part
    compris: Part
    passees: int
    a_refaire: int


@dataclass(frozen=True)
class ResultatImage:
    """A drawing judged by two people: `justes` of those judged twice, `contraires` as soon as one says so."""

    concept: str
    reponses: int
    justes: Part
    contraires: int
    desaccords: int

    @property
    def alarme(self) -> bool:
        """True below two thirds right, or with one opposite meaning."""
        low = self.justes.total > 0 and self.justes.nombre / self.justes.total < IMAGE_RIGHT
        return low or self.contraires > 0


@dataclass(frozen=True)
class Resultats:
    """Everything of a guide. `umux` and `trous` are None under their minimum number of answers."""

    guide: Guide
    commencees: int
    terminees: int
    etapes: tuple[ResultatEtape, ...]
    questions: tuple[ResultatQuestion, ...]
    umux: float | None
    umux_n: int
    trous: float | None
    trous_n: int
    images: tuple[ResultatImage, ...]
    segments: Mapping[str, Mapping[str, int]]
    essentiels: tuple[str, ...]
    mots_libres: tuple[str, ...]


def wilson(count: int, total: int) -> Part:
    """Wilson score interval at 95 %."""
    if not total:
        return Part(0, 0, 0.0, 1.0)
    share, square = count / total, _Z * _Z
    centre = (share + square / (2 * total)) / (1 + square / total)
    half = _Z * sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return Part(count, total, max(0.0, centre - half), min(1.0, centre + half))


def umux_lite(utile: int, facile: int) -> float:
    """0 to 100 from two answers of 1 to 7."""
    return (utile + facile - 2) * 100 / 12


def judge_steps(guide: Guide, marques: Sequence[Marque]) -> tuple[ResultatEtape, ...]:
    """The share of « - » by step."""
    shas = {champ.id: (champ.partie, champ.sha) for champ in guide.champs}
    results = []
    for partie in guide.parties():
        here = [mark for mark in marques if shas.get(mark.champ, ("", ""))[0] == partie.id]
        fresh = [mark for mark in here if mark.champ_sha == shas[mark.champ][1]]
        voices = {mark.seance_id for mark in fresh}
        against = {mark.seance_id for mark in fresh if mark.valeur < 0}
        results.append(ResultatEtape(partie, wilson(len(against), len(voices)), len(here) - len(fresh)))
    return tuple(results)


def judge_questions(guide: Guide, reponses: Sequence[Reponse]) -> tuple[ResultatQuestion, ...]:
    """Found and understood, by question; a skipped question counts in neither."""
    results = []
    for question in guide.essai:
        sha = guide.partie_sha(question.reponse_dans)
        here = [answer for answer in reponses if answer.question == question.id]
        fresh = [answer for answer in here if answer.partie_sha == sha]
        asked = [answer for answer in fresh if not answer.passee]
        found = wilson(sum(answer.trouve for answer in asked), len(asked))
        understood = wilson(sum(answer.compris for answer in asked), len(asked))
        skipped = len(fresh) - len(asked)
        results.append(ResultatQuestion(question, found, understood, skipped, len(here) - len(fresh)))
    return tuple(results)


def judge_images(images: Sequence[Image], avis: Sequence[Mapping[str, Any]]) -> tuple[ResultatImage, ...]:
    """Drawings, from the judgements of two people at least."""
    verdicts: dict[str, list[str]] = {image.id: [] for image in images}
    for row in avis:
        verdicts[row["image_id"]].append(row["classe"])
    results = []
    for concept in sorted({image.concept for image in images}):
        here = [verdicts[image.id] for image in images if image.concept == concept]
        judged = [words for words in here if len(words) >= 2]
        right = sum(set(words) == {"juste"} for words in judged)
        opposite = sum("contraire" in words for words in here)
        split = sum(len(set(words)) > 1 for words in judged)
        results.append(ResultatImage(concept, len(here), wilson(right, len(judged)), opposite, split))
    return tuple(results)


def count_segments(seances: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """Who took part, by what they volunteered. A group under 3 people is not told (0), nor the one it would betray."""
    counts: dict[str, dict[str, int]] = {}
    for name in ("lecture", "age", "premiere_fois"):
        values = [row[name] for row in seances if row[name]]
        groups = {value: values.count(value) for value in sorted(set(values))}
        hidden = [value for value, number in groups.items() if number < SEGMENT_MIN]
        # One hidden group could be found again by subtraction from the total: then the smallest shown is hidden too.
        shown = sorted((value for value in groups if value not in hidden), key=lambda value: groups[value])
        if len(hidden) == 1 and shown:
            hidden.append(shown[0])
        counts[name] = {value: 0 if value in hidden else number for value, number in groups.items()}
    return counts


def average_umux(seances: Sequence[Mapping[str, Any]]) -> tuple[float | None, int]:
    """Mean UMUX-Lite and the number of testers; None under 10: a trend, not a mark."""
    scores = [umux_lite(row["utile"], row["facile"]) for row in seances if row["utile"] and row["facile"]]
    return (sum(scores) / len(scores) if len(scores) >= UMUX_MIN else None), len(scores)


def average_trous(guide: Guide, trous: Sequence[Mapping[str, Any]]) -> tuple[float | None, int]:
    """Share of blanks filled with the exact word, on today's text; None under 50 answers put together."""
    shas = {champ.id: champ.sha for champ in guide.champs}
    fresh = [row["juste"] for row in trous if shas.get(row["champ"]) == row["champ_sha"]]
    return (sum(fresh) / len(fresh) if len(fresh) >= TROUS_MIN else None), len(fresh)
