"""The readability report of a project: rows, references, trend, candidates, and the pages to mark.

Owns what one run gathers. The one place that asks textstat for its figure, and keeps it. Must not know: terminal, HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.cache import digest
from generator.model.procedure import Procedure
from generator.plain.baseline import Baseline, read_baseline
from generator.plain.history import Run, add_run, trend
from generator.plain.review import Review
from generator.plain.run import Judge
from generator.plain.table import Row, rare_words, row_of, whole_site
from generator.plain.threshold import Threshold, threshold_of
from generator.readability.textstat_door import compute_textstat_ease


@dataclass(frozen=True)
class Report:
    """`pages`: the rows with their page and what was said of it; `tendances`: slug → change of level, None when new."""

    profil: str
    limites: Threshold
    etat: Baseline
    pages: tuple[tuple[Row, Procedure, Review], ...]
    site: Mapping[str, float]
    tendances: Mapping[str, float | None] = field(default_factory=dict)
    mots_rares: tuple[tuple[str, int], ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows alone."""
        return tuple(row for row, _, _ in self.pages)

    @property
    def refused(self) -> tuple[Row, ...]:
        """Published pages over a limit."""
        return tuple(row for row in self.rows if row.au_dessus and row.statut == "publiee")


def make_report(judge: Judge, wanted: Callable[[str], bool], runs: Sequence[Run] = ()) -> Report:
    """The report on the pages whose file is wanted; `runs` gives the trend."""
    limits = threshold_of(judge.project.settings)
    pages = tuple((row_of(procedure, judged, limits, _ease(judge, judged)), procedure, judged)
                  for procedure, judged in judge.reviews() if wanted(judged.file))
    rows = [row for row, _, _ in pages]
    return Report(judge.profile.name, limits, read_baseline(), pages, whole_site(rows),
                  {row.demarche: trend(runs, row.demarche) for row in rows},
                  rare_words(constat for _, _, judged in pages for constat in judged.constats))


def runs_with(runs: Sequence[Run], judge: Judge, day: date) -> tuple[Run, ...]:
    """The history with today's measures of every page."""
    limits = threshold_of(judge.project.settings)
    return add_run(runs, day, {procedure.slug: row_of(procedure, judged, limits, None).figures
                               for procedure, judged in judge.reviews()})


def _ease(judge: Judge, judged: Review) -> float | None:
    """Textstat's Kandel-Moles on what residents read, kept: its import takes seconds."""
    texts = [phrase.texte for phrase in judged.phrases if phrase.scored]
    key = digest(judge.project.version, *texts)
    kept = judge.cache.get("textstat", key)
    if not isinstance(kept, float):
        kept = compute_textstat_ease(texts)
        judge.cache.put("textstat", key, kept)
    return kept
