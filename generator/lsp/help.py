"""What an editor shows at a point: the reason of a finding, the glossary's entry, the corrections.

Owns the words of the hover and which corrections are offered. Must not know: the protocol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.spans import index_of
from generator.lsp.document import Opened
from generator.model.directory import Catalogue, Terme
from generator.problems import Place, Problem

_DID_YOU_MEAN = re.compile(r"Vouliez-vous dire «[ \u00a0]([^»]+?)[ \u00a0]»")


@dataclass(frozen=True)
class Correction:
    """A change to offer: replace the characters `start` to `end` of the text. `sure`: a program could do it alone."""

    titre: str
    start: int
    end: int
    new: str
    problem: Problem
    sure: bool


def stretch(text: str, place: Place) -> tuple[int, int]:
    """Indices of a place in the text; one character when it has no end."""
    start = index_of(text, place.line, place.column)
    return start, index_of(text, place.end_line, place.end_column) if place.end_line else start + 1


def corrections(opened: Opened, start: int, end: int) -> Iterator[Correction]:
    """The corrections that touch the characters `start` to `end`."""
    for constat in opened.constats:
        first, last = stretch(opened.text, constat.problem.place)
        if constat.fix is not None and first <= end and start <= last:
            quote = opened.text[index_of(opened.text, constat.valeur.line, constat.valeur.column)]
            new = typed(constat.fix, quote)
            yield Correction(f"Remplacer par « {constat.fix} »", first, last, new, constat.problem, True)
    for problem in opened.problems:
        first, last = stretch(opened.text, problem.place)
        suggestion = _DID_YOU_MEAN.search(problem.remedy)
        if suggestion and first <= end and start <= last:
            first, last = _word(opened.text, first, last)
            yield Correction(f"Remplacer par « {suggestion[1]} »", first, last, suggestion[1], problem, False)


def typed(new: str, quote: str) -> str:
    """A text as it must be typed between these quotes."""
    if quote == "'":
        return new.replace("'", "''")
    return new.replace("\\", "\\\\").replace('"', '\\"') if quote == '"' else new


def _word(text: str, first: int, last: int) -> tuple[int, int]:
    """The name itself, without the quotes around it."""
    quoted = last - first > 1 and text[first] in "'\"" and text[last - 1] == text[first]
    return (first + 1, last - 1) if quoted else (first, last)


def hover(opened: Opened, catalogue: Catalogue, index: int) -> tuple[str, int, int] | None:
    """The reason of what is found at a point, and the glossary's entry of its words: Markdown, with its stretch."""
    found = [(stretch(opened.text, p.place), p) for p in opened.problems]
    here = sorted((b - a, a, b, p.rule, p) for (a, b), p in found if a <= index < max(b, a + 1))
    if not here:
        return _word_alone(opened, catalogue, index)
    _, start, end, _, _ = here[0]
    told = [_told(p) for _, _, _, _, p in here]
    entry = _entry(catalogue, opened.text[start:end])
    return "\n\n---\n\n".join([*told, *([_glossary(entry)] if entry else [])]), start, end


def _told(problem: Problem) -> str:
    remedy = f"\n\n→ {problem.remedy}" if problem.remedy else ""
    return f"**{problem.message}**{remedy}\n\n_{problem.rule}_"


def _word_alone(opened: Opened, catalogue: Catalogue, index: int) -> tuple[str, int, int] | None:
    """The glossary's entry of the word under the cursor."""
    for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", opened.text):
        if match.start() <= index < match.end():
            entry = _entry(catalogue, match[0])
            return (_glossary(entry), *match.span()) if entry else None
    return None


def _entry(catalogue: Catalogue, words: str) -> Terme | None:
    """The entry of these words, in the plural too."""
    wanted = " ".join(words.lower().replace("’", "'").split())
    forms = {wanted, wanted.removesuffix("s"), wanted.removesuffix("x")}
    return next((t for t in catalogue.termes if {str(t.terme).lower(), *(str(f).lower() for f in t.formes)} & forms),
                None)


def _glossary(term: Terme) -> str:
    lines = [f"**Glossaire : {term.sigle or term.terme}** ({term.action})"]
    lines += [f"Plus simple : « {term.simple} »"] if term.simple else []
    lines += [str(part) for part in (term.explication, term.exemple) if part]
    return "\n\n".join(lines)
