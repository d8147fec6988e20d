"""Lines and columns as an editor counts them, and as our places do.

Owns the two conversions. An editor counts from 0, in the units agreed with it (UTF-16 unless it offers better); ours
count characters from 1 (`content.spans`). Source: Language Server Protocol 3.17, « Position ». Must not know: YAML.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.content.spans import index_of
from generator.problems import Place

_LINE_END = re.compile("\r\n|\n|\r")
_UNITS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_WIDTH = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


class Point(NamedTuple):
    """A position for the editor: line and column from 0."""

    line: int
    column: int


class Range(NamedTuple):
    """A stretch for the editor, the end exclusive."""

    start: Point
    end: Point


def range_of(text: str, place: Place, units: str) -> Range:
    """A place as a range; a place without an end (0) is one character wide."""
    start = index_of(text, place.line, place.column)
    end = index_of(text, place.end_line, place.end_column) if place.end_line else start + 1
    return range_between(text, start, max(start, end), units)


def range_between(text: str, start: int, end: int, units: str) -> Range:
    """Two indices in the text as a range."""
    return Range(point_of(text, start, units), point_of(text, end, units))


def point_of(text: str, index: int, units: str) -> Point:
    """An index in the text as a position."""
    line, begin = 0, 0
    for match in _LINE_END.finditer(text, 0, min(index, len(text))):
        line, begin = line + 1, match.end()
    return Point(line, len(text[begin:index].encode(_UNITS[units], "surrogatepass")) // _WIDTH[units])


def index_at(text: str, point: Point, units: str) -> int:
    """A position of the editor as an index in the text; the end of the line when past it."""
    begin = 0
    for _ in range(point.line):
        match = _LINE_END.search(text, begin)
        if match is None:
            return len(text)
        begin = match.end()
    match = _LINE_END.search(text, begin)
    line = text[begin:match.start() if match else len(text)]
    data = line.encode(_UNITS[units], "surrogatepass")[:point.column * _WIDTH[units]]
    return begin + len(data.decode(_UNITS[units], "ignore"))
