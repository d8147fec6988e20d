"""Where a remark stands today: field id, then the digest of the field, then the quote inside that field (rule E).

Pure: old anchor and today's fields in, placement out. A remark whose place is unsure falls back to its whole field
and says so: it is never lost (the simulation of the tests measures how often each happens).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from generator.preview.contract import Champ

CONTEXT = 32
THRESHOLD = 0.80
# Short quotes are found by chance ("majeur" is 0.83 like "mineur"): below these sizes the neighbours must agree.
_SHORT = 12
_NEIGHBOURS = 5
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Etat(StrEnum):
    """What became of the place of a remark."""

    EXACTE = "exacte"
    RETROUVEE = "retrouvee"
    PROCHE = "proche"
    CHAMP = "champ"
    SUPPRIMEE = "supprimee"


@dataclass(frozen=True)
class Ancre:
    """What is stored with a remark; an empty `citation` means the whole field. `position` counts characters."""

    champ: str
    champ_sha: str
    citation: str = ""
    prefixe: str = ""
    suffixe: str = ""
    position: int = 0


@dataclass(frozen=True)
class Placement:
    """Today's place: characters `debut` to `fin` of `champ`. `transferts`: other fields that hold the same text."""

    etat: Etat
    champ: Champ | None
    debut: int = 0
    fin: int = 0
    transferts: tuple[str, ...] = ()

    @property
    def change(self) -> bool:
        """True when the tester must be told that the text is no longer the one that was read."""
        return self.etat is not Etat.EXACTE


def make_ancre(champ: Champ, citation: str) -> Ancre:
    """Anchor of a remark just written; a quote that is not in the field is dropped, the field remains."""
    start = champ.texte.find(citation) if citation else -1
    if start < 0:
        return Ancre(champ.id, champ.sha)
    end = start + len(citation)
    before, after = champ.texte[max(0, start - CONTEXT) : start], champ.texte[end : end + CONTEXT]
    return Ancre(champ.id, champ.sha, citation, before, after, start)


def place(ancre: Ancre, champs: Sequence[Champ]) -> Placement:
    """Rule E, in the order of its three clauses."""
    champ = next((item for item in champs if item.id == ancre.champ), None)
    if champ is None:
        same = tuple(item.id for item in champs if item.sha == ancre.champ_sha)
        return Placement(Etat.SUPPRIMEE, None, transferts=same)
    if champ.sha == ancre.champ_sha:
        end = ancre.position + len(ancre.citation)
        return Placement(Etat.EXACTE, champ, ancre.position, end)
    return _place_in_changed(ancre, champ)


def _place_in_changed(ancre: Ancre, champ: Champ) -> Placement:
    if ancre.citation:
        start = _nearest_exact(ancre, champ.texte)
        if start is not None:
            return Placement(Etat.RETROUVEE, champ, start, start + len(ancre.citation))
        window = _nearest_close(ancre, champ.texte)
        if window is not None:
            return Placement(Etat.PROCHE, champ, *window)
    return Placement(Etat.CHAMP, champ, 0, len(champ.texte))


def _nearest_exact(ancre: Ancre, texte: str) -> int | None:
    starts = [match.start() for match in re.finditer(f"(?={re.escape(ancre.citation)})", texte)]
    best = max(starts, key=lambda start: _fit(ancre, texte, start, start + len(ancre.citation)), default=None)
    return None if best is None or not _is_sure(ancre, texte, best, best + len(ancre.citation)) else best


def _is_sure(ancre: Ancre, texte: str, start: int, end: int) -> bool:
    """A long quote speaks for itself; a short one needs a few of its old neighbours, on one side at least."""
    return len(ancre.citation) >= _SHORT or _fit(ancre, texte, start, end)[0] >= _NEIGHBOURS


def _fit(ancre: Ancre, texte: str, start: int, end: int) -> tuple[int, int]:
    """Characters of the old surroundings found again around the span, then closeness to the old position."""
    before = _shared(reversed(ancre.prefixe), reversed(texte[:start]))
    after = _shared(ancre.suffixe, texte[end:])
    return before + after, -abs(start - ancre.position)


def _shared(left: Iterable[str], right: Iterable[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _nearest_close(ancre: Ancre, texte: str) -> tuple[int, int] | None:
    """The run of whole words most like the quote, if it is at least THRESHOLD alike (Ratcliff-Obershelp ratio)."""
    words = [match.span() for match in _WORD.finditer(texte)]
    size = max(1, len(_WORD.findall(ancre.citation)))
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(ancre.citation)
    best: tuple[float, tuple[int, int], tuple[int, int]] | None = None
    for count in range(max(1, size - 2), size + 3):
        for first in range(len(words) - count + 1):
            start, end = words[first][0], words[first + count - 1][1]
            matcher.set_seq1(texte[start:end])
            if matcher.real_quick_ratio() < THRESHOLD or matcher.quick_ratio() < THRESHOLD:
                continue
            rank = (matcher.ratio(), _fit(ancre, texte, start, end), (start, end))
            if rank[0] >= THRESHOLD and (best is None or rank > best):
                best = rank
    return None if best is None or not _is_sure(ancre, texte, *best[2]) else best[2]


@dataclass(frozen=True)
class Morceau:
    """A run of text and what happened to it: `egal`, `ote`, `ajoute`; or `marque` for a highlight."""

    genre: str
    texte: str


_TOKENS = re.compile(r"\s+|[^\W_]+(?:['’-][^\W_]+)*|[\W_]")
_CHANGES = 4  # two words replaced by two others


def compare_texts(old: str, new: str) -> tuple[Morceau, ...]:
    """Word by word difference of two sentences, for the "before / after" shown with an old remark.

    Past `_CHANGES` pieces taken out or put in, the two are shown whole, one after the other: nobody reads such a salad.
    """
    left, right = _TOKENS.findall(old), _TOKENS.findall(new)
    pieces: list[Morceau] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Morceau("egal", "".join(left[a:b])))
            continue
        if a < b:
            pieces.append(Morceau("ote", "".join(left[a:b])))
        if c < d:
            pieces.append(Morceau("ajoute", "".join(right[c:d])))
    if old and new and sum(piece.genre != "egal" for piece in pieces) > _CHANGES:
        return (Morceau("ote", old), Morceau("ajoute", new))
    return tuple(pieces)


def cut_highlights(texte: str, spans: Iterable[tuple[int, int]]) -> tuple[Morceau, ...]:
    """The text cut where highlights start and end; overlapping highlights become one."""
    marked = [False] * len(texte)
    for start, end in spans:
        for index in range(max(0, start), min(len(texte), end)):
            marked[index] = True
    pieces: list[Morceau] = []
    start = 0
    for index in range(1, len(texte) + 1):
        if index == len(texte) or marked[index] != marked[start]:
            pieces.append(Morceau("marque" if marked[start] else "egal", texte[start:index]))
            start = index
    return tuple(pieces)
