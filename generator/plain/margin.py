"""The author's margin of `demarches serve`: what to rewrite on the page shown, with the line where it is written.

Owns the words of the margin and the link to the editor. Must not know: the server, HTML. It is never in a built site.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.cache import Cache
from generator.plain.constat import Constat
from generator.plain.review import Review
from generator.plain.run import Judge, Opened
from generator.plain.threshold import Threshold, french, over, threshold_of
from generator.problems import Level, Place, Problem


@dataclass(frozen=True)
class Remark:
    """One thing to rewrite. `lien` is empty when no editor is set."""

    extrait: str
    message: str
    proposition: str
    lien: str
    lieu: str
    regle: str


@dataclass(frozen=True)
class Margin:
    """The margin of a page: where it stands, then what to rewrite, the worst first."""

    resume: str
    constats: tuple[Remark, ...]


def margin_of(project: Opened, root: Path, slug: str, cache: Cache) -> Margin | None:
    """The margin of a procedure's page; None for a page that is not one."""
    procedure = project.loaded.catalogue.procedures.get(slug)
    if procedure is None:
        return None
    judged = Judge(project, cache).review(procedure)
    limits = threshold_of(project.settings)
    editor = root if project.settings.editeur == "vscode" else None
    problems = [*over(judged, limits), *_worst_first(judged.constats), *judged.inutiles]
    return Margin(_summary(judged, limits), tuple(_remark(problem, editor) for problem in problems))


def _worst_first(constats: Iterable[Constat]) -> list[Problem]:
    told = [c.problem for c in constats if c.problem.level is not Level.INFO]
    return sorted(told, key=lambda problem: (problem.rule[:3] not in ("r01", "r03", "r08"), problem.place))


def _summary(judged: Review, limits: Threshold) -> str:
    measures = judged.measures
    if measures.level is None:
        return "Pas encore assez de texte pour donner un niveau."
    words = f"niveau {french(measures.level)}, phrases de {french(measures.words_per_sentence)} mots"
    if list(over(judged, limits)):
        return f"À simplifier avant de publier : {words}. Il faut un niveau de {french(limits.level)} au plus."
    return f"Facile à lire : {words}. Le niveau à ne pas dépasser est {french(limits.level)}."


def _remark(problem: Problem, editor: Path | None) -> Remark:
    place = problem.place
    return Remark(" ".join(problem.excerpt.split()) or "Toute la page", problem.message, problem.remedy,
                  _link(editor / place.file, place) if editor else "", f"ligne {place.line}", problem.rule)


def _link(path: Path, place: Place) -> str:
    return f"vscode://file/{quote(str(path).lstrip('/'))}:{place.line}:{place.column}"
