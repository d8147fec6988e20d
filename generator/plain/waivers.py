"""Waivers: findings that an author accepts, with a reason, beside the text (`derogations` of a procedure).

Owns which findings a waiver takes away, and the warning when it takes none. Must not know: rules, files.
A waiver never changes a measure: it silences a finding, not the level of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.procedure import Derogation
from generator.plain.constat import Constat
from generator.problems import Problem, warning

RULE = "derogation-inutile"


@dataclass(frozen=True)
class Accepted:
    """A finding taken away by a waiver, and why."""

    constat: Constat
    raison: str


def settle(constats: Iterable[Constat], waivers: tuple[Derogation, ...], texts: Mapping[str, str],
           off: frozenset[str] = frozenset()) -> tuple[tuple[Constat, ...], tuple[Accepted, ...], tuple[Problem, ...]]:
    """The findings that stay, those accepted, and a warning for each waiver that no finding needs.

    `texts`: path → text, as in `Constat.chemin`. `off`: rules that were not run, whose waivers may still serve.
    """
    kept: list[Constat] = []
    accepted: list[Accepted] = []
    used: set[int] = set()
    for constat in constats:
        matching = [i for i, waiver in enumerate(waivers) if _covers(waiver, constat, texts[constat.chemin])]
        used.update(matching)
        if matching:
            accepted.append(Accepted(constat, str(waivers[matching[0]].raison)))
        else:
            kept.append(constat)
    unused = tuple(_unused(waiver) for i, waiver in enumerate(waivers)
                   if i not in used and str(waiver.regle) not in off)
    return tuple(kept), tuple(accepted), unused


def _covers(waiver: Derogation, constat: Constat, text: str) -> bool:
    """Same rule (its full name, or `r03`), and the words quoted meet the finding in this text."""
    rule = constat.problem.rule
    if str(waiver.regle) not in (rule, rule.partition("-")[0]):
        return False
    words = r"\s+".join(re.escape(word) for word in _plain(str(waiver.extrait)).split())
    return any(match.start() < constat.end and constat.start < match.end() or match.start() == constat.start
               for match in re.finditer(words, _plain(text)))


def _plain(text: str) -> str:
    """One kind of apostrophe and of space; the length stays."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def _unused(waiver: Derogation) -> Problem:
    return warning(waiver.at("extrait"), RULE, f"Cette dérogation à « {waiver.regle} » ne sert plus.",
                   "Effacez-la, ou vérifiez la règle et les mots cités.")
