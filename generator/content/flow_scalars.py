"""Plain and quoted scalars followed character by character, with folding and escapes.

Owns what libyaml does in `yaml_parser_scan_plain_scalar` and `yaml_parser_scan_flow_scalar`. Must not know: files.
A piece is (start, end, text): these characters of the source give this text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Piece = tuple[int, int, str]
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_FOLD = re.compile("[ \t]*(?:\r\n|[\r\n\x85\u2028\u2029])[ \t\r\n\x85\u2028\u2029]*")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([^\r\n\x85\u2028\u2029]))")
_ESCAPED_BREAK = re.compile("\\\\(?:\r\n|[\r\n\x85\u2028\u2029])")
_SHORT = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}


def read_plain(source: str, start: int, end: int) -> list[Piece]:
    """A scalar without quotes, known to stop at `end`."""
    return _read(source, start, end, lambda at: None)


def read_single(source: str, start: int, end: int) -> list[Piece]:
    """A scalar between simple quotes: only `''` stands for something else."""

    def special(at: int) -> Piece | None:
        if source[at] != "'":
            return None
        return (at, at + 2, "'") if source.startswith("''", at) else (at, -1, "")

    return _read(source, start + 1, end, special)


def read_double(source: str, start: int, end: int) -> list[Piece]:
    """A scalar between double quotes, with its escapes."""

    def special(at: int) -> Piece | None:
        if source[at] == '"':
            return at, -1, ""
        if source[at] != "\\":
            return None
        line = _ESCAPED_BREAK.match(source, at)
        if line:
            return _after_escaped_break(source, at, line.end())
        escape = _ESCAPE.match(source, at)
        if not escape:
            return at, at + 1, "\\"
        code = escape[1] or escape[2] or escape[3]
        return at, escape.end(), chr(int(code, 16)) if code else _SHORT.get(escape[4], escape[4])

    return _read(source, start + 1, end, special)


def _after_escaped_break(source: str, at: int, after: int) -> Piece:
    """A line end hidden by a backslash: it gives nothing; the blank lines after it still give their breaks."""
    blanks = re.compile("[ \t\r\n\x85\u2028\u2029]*").match(source, after)
    stop = blanks.end() if blanks else after
    return at, stop, "".join(_kept(b[0]) for b in _BREAK.finditer(source, after, stop))


def _read(source: str, start: int, end: int, special: Callable[[int], Piece | None]) -> list[Piece]:
    """The pieces from `start`; `special` gives a piece that is not itself, or one that ends at -1 to stop."""
    pieces: list[Piece] = []
    at = start
    while at < end:
        piece = special(at)
        if piece is None:
            fold = _FOLD.match(source, at) if source[at] in " \t\r\n\x85\u2028\u2029" else None
            piece = (at, fold.end(), fold_breaks(fold[0])) if fold else (at, at + 1, source[at])
        if piece[1] < 0:
            break
        pieces.append(piece)
        at = piece[1]
    return pieces


def fold_breaks(blanks: str) -> str:
    """What a stretch of blanks with line ends gives: one line end a space, more of them one less."""
    breaks = [_kept(match[0]) for match in _BREAK.finditer(blanks)]
    if breaks[0] == "\n":
        return "".join(breaks[1:]) or " "
    return "".join(breaks)


def _kept(line_end: str) -> str:
    return line_end if line_end in "\u2028\u2029" else "\n"
