"""Where each character of a value stands in the file: the way back from a finding to the source.

Owns the reading of one YAML scalar, of any style, with the place of every character it gives. Must not know: rules,
procedures. Rules of folding and escapes: YAML 1.1, as libyaml applies them (its `scanner.c` is the reference).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from generator.content.block_scalars import read_block
from generator.content.flow_scalars import Piece, read_double, read_plain, read_single
from generator.problems import Place

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what ends a line for YAML, so that places agree with the parser's
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)+")


@dataclass(frozen=True)
class Positions:
    """The characters of one value in a file.

    `starts[i]`, `ends[i]`: indices in `source` of what gives character `i` of the value (an escape is several
    characters, a folded line end is a stretch of blanks). `exact` is False when the scalar could not be followed;
    every span is then the whole scalar.
    """

    source: str
    file: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    whole: tuple[int, int]
    exact: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Indices in the source (end exclusive) of the characters `start` to `end` (exclusive) of the value."""
        if not self.exact:
            return self.whole
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else self.ends[-1] if self.ends else self.whole[0]
        return at, at

    def place(self, start: int, end: int) -> Place:
        """The stretch as lines and columns (from 1, end exclusive)."""
        first, last = self.span(start, end)
        return Place(self.file, *line_column(self.source, first), *line_column(self.source, last))


def positions(source: str, place: Place, value: str) -> Positions:
    """Follow the scalar that starts at `place` in `source` and gives `value`."""
    begin, end = index_of(source, place.line, place.column), index_of(source, place.end_line, place.end_column)
    properties = _PROPERTIES.match(source, begin)
    first = properties.end() if properties else begin
    pieces = _follow(source, first, end, value)
    if pieces is None:
        return Positions(source, place.file, (), (), (begin, max(begin, end)), False)
    starts = tuple(a for a, _, text in pieces for _ in text)
    ends = tuple(b for _, b, text in pieces for _ in text)
    return Positions(source, place.file, starts, ends, (begin, end), True)


def index_of(source: str, line: int, column: int) -> int:
    """Index of a line and column (from 1) in the source; the end of the source when past it."""
    starts = _line_starts(source)
    if line < 1:
        return 0
    return min(starts[line - 1] + column - 1, len(source)) if line <= len(starts) else len(source)


def line_column(source: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of an index in the source."""
    starts = _line_starts(source)
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


@lru_cache(maxsize=64)
def _line_starts(source: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _BREAK.finditer(source)))


def _follow(source: str, first: int, end: int, value: str) -> list[Piece] | None:
    """The pieces that give `value`, or None when no reading does."""
    mark = source[first:first + 1]
    if mark in ("|", ">") and mark:
        return read_block(source, first, value)
    reader = {'"': read_double, "'": read_single}.get(mark, read_plain)
    pieces = reader(source, first, end)
    return pieces if "".join(text for _, _, text in pieces) == value else None
