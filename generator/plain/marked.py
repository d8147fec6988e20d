"""A page's texts cut in stretches, the hard ones with the reasons: what the report shows in colour and in words.

Owns what « hard » means for a sentence: something to rewrite, not a piece of information. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.plain.constat import Constat
from generator.plain.review import Phrase, Review
from generator.problems import Level


@dataclass(frozen=True)
class Stretch:
    """A part of a text. `constats` is empty for what reads well; `mots` is 0 between two sentences."""

    texte: str
    mots: int
    constats: tuple[Constat, ...]


@dataclass(frozen=True)
class MarkedText:
    """A text of the page: its path and its stretches, which joined give the text back."""

    chemin: str
    public: bool
    parts: tuple[Stretch, ...]

    @property
    def hard(self) -> bool:
        """True when something is to rewrite."""
        return any(part.constats for part in self.parts)


def mark(judged: Review) -> tuple[MarkedText, ...]:
    """Every text of a page, in order."""
    phrases: dict[str, list[Phrase]] = {}
    constats: dict[str, list[Constat]] = {}
    for phrase in judged.phrases:
        phrases.setdefault(phrase.chemin, []).append(phrase)
    for constat in judged.constats:
        if constat.problem.level is not Level.INFO:
            constats.setdefault(constat.chemin, []).append(constat)
    return tuple(MarkedText(path, public, _cut(text, phrases.get(path, ()), constats.get(path, ())))
                 for path, text, public in judged.textes)


def _cut(text: str, phrases: Sequence[Phrase], constats: Sequence[Constat]) -> tuple[Stretch, ...]:
    parts: list[Stretch] = []
    at = 0
    told: set[Constat] = set()
    for phrase in phrases:
        if phrase.start > at:
            parts.append(Stretch(text[at:phrase.start], 0, ()))
        end = max(phrase.end, at)
        mine = tuple(c for c in constats if c not in told and max(phrase.start, at) <= c.start < end)
        told.update(mine)
        parts.append(Stretch(text[max(phrase.start, at):end], phrase.mots, mine))
        at = end
    left = tuple(c for c in constats if c not in told)
    if text[at:] or left:
        parts.append(Stretch(text[at:], 0, left))
    return tuple(parts)
