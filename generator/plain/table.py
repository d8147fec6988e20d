"""The report as rows: one page a row, with what is over the limits.

Owns the names of the columns, the same in the table, JSON and CSV. Must not know: terminal, HTML, files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from generator.model.procedure import Procedure
from generator.plain.constat import Constat
from generator.plain.history import Figures
from generator.plain.review import Review
from generator.plain.threshold import Threshold, over
from generator.problems import Level

_RARE = "r07"
_STATUSES = {"brouillon": "brouillon", "en_test": "en test", "publiee": "publiée", "suspendue": "suspendue",
             "remplacee": "remplacée"}


@dataclass(frozen=True)
class Row:
    """A page. Shares are 0 to 1; `niveau` 1 (A1) to 6 (C2), 0 under 5 words; `aisance`: textstat's Kandel-Moles."""

    demarche: str
    titre: str
    fichier: str
    statut: str
    niveau: float
    aisance: float | None
    phrases: int
    mots_par_phrase: float
    plus_de_15_mots: float
    plus_de_25_mots: float
    plus_longue: int
    passif: float
    constats: int
    informations: int
    derogations: int
    au_dessus: tuple[str, ...]

    @property
    def etat(self) -> str:
        """The status in words."""
        return _STATUSES[self.statut]

    @property
    def figures(self) -> Figures:
        """What the trend keeps."""
        return {"niveau": self.niveau, "mots_par_phrase": self.mots_par_phrase, "passif": self.passif,
                "plus_de_15_mots": self.plus_de_15_mots, "constats": self.constats}

    @property
    def flat(self) -> dict[str, object]:
        """The row for JSON and CSV."""
        return {**asdict(self), "au_dessus": " ; ".join(self.au_dessus)}


def row_of(procedure: Procedure, judged: Review, limits: Threshold, ease: float | None) -> Row:
    """The row of a page."""
    m = judged.measures
    warnings = sum(constat.problem.level is not Level.INFO for constat in judged.constats)
    return Row(
        procedure.slug, str(procedure.titre), judged.file, procedure.statut.value, round(m.level or 0.0, 2),
        None if ease is None else round(ease, 1), m.sentences, round(m.words_per_sentence, 1), round(m.over_15, 4),
        round(m.over_25, 4), m.longest, round(m.passive, 4), warnings, len(judged.constats) - warnings,
        len(judged.acceptes), tuple(problem.message for problem in over(judged, limits)))


def rare_words(constats: Iterable[Constat]) -> tuple[tuple[str, int], ...]:
    """Candidates for the glossary: rare words it does not know, the most frequent first, with their count."""
    found = Counter(re.sub(r"\s+", " ", constat.problem.excerpt).lower() for constat in constats
                    if constat.problem.rule.startswith(_RARE))
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def whole_site(rows: Sequence[Row]) -> dict[str, float]:
    """The figures of all pages together, each sentence counting once."""
    total = sum(row.phrases for row in rows) or 1

    def mean(values: Iterable[float]) -> float:
        return sum(value * row.phrases for value, row in zip(values, rows, strict=True)) / total

    return {"niveau": mean(r.niveau for r in rows), "mots_par_phrase": mean(r.mots_par_phrase for r in rows),
            "plus_de_15_mots": mean(r.plus_de_15_mots for r in rows), "passif": mean(r.passif for r in rows)}
