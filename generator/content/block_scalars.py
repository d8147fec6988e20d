"""Block scalars (`|` literal, `>` folded) followed character by character.

Owns what libyaml does in `yaml_parser_scan_block_scalar`: indentation, folding, the last line ends. Must not know:
files. The indentation of the parent is not known here, so the value already read tells which reading is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.content.flow_scalars import Piece

_HEADER = re.compile("[|>]([+-]?)([1-9]?)([+-]?)[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?(?:\r\n|[\r\n\x85\u2028\u2029]|$)")
_LINE = re.compile("([^\r\n\x85\u2028\u2029]*)(\r\n|[\r\n\x85\u2028\u2029]|$)")
_WIDEST = 40  # deeper than any indentation our reader accepts with an explicit indicator


def read_block(source: str, start: int, value: str) -> list[Piece] | None:
    """The pieces of the block that starts at `start` and gives `value`; None when no indentation gives it."""
    header = _HEADER.match(source, start)
    if not header:
        return None
    chomping = header[1] or header[3]
    widths = range(1, _WIDEST + 1) if header[2] else (_detected(source, header.end()),)
    for width in widths:
        reading = _Reading(source, source[start] == "|", width)
        pieces = reading.read(header.end(), chomping)
        if "".join(text for _, _, text in pieces) == value:
            return pieces
    return None


def _detected(source: str, start: int) -> int:
    """The indentation as libyaml finds it: the widest of the first line with text and the blank ones before it."""
    widest, at = 1, start
    while at < len(source):
        line = _LINE.match(source, at)
        if line is None:
            break
        width = len(line[1]) - len(line[1].lstrip(" "))
        widest = max(widest, width)
        if line[1].strip(" ") or line.end() == at:
            break
        at = line.end()
    return widest


@dataclass
class _Reading:
    """One attempt at an indentation. `pending`: the line end not yet told, `blanks`: those of blank lines after it."""

    source: str
    literal: bool
    width: int
    pieces: list[Piece] = field(default_factory=list)
    pending: Piece | None = None
    blanks: list[Piece] = field(default_factory=list)

    def read(self, start: int, chomping: str) -> list[Piece]:
        at = self._skip_blank_lines(start)
        after_blank = False
        while at < len(self.source) and self._is_content(at):
            at += self.width
            starts_blank = self.source[at] in " \t"
            self._join(folds=not self.literal and not after_blank and not starts_blank, before=at)
            line = _LINE.match(self.source, at)
            assert line is not None
            self.pieces.extend((i, i + 1, self.source[i]) for i in range(at, line.end(1)))
            after_blank = starts_blank
            self.pending = (line.end(1), line.end(), _kept(line[2])) if line[2] else None
            at = self._skip_blank_lines(line.end())
        if chomping != "-" and self.pending:
            self.pieces.append(self.pending)
        if chomping == "+":
            self.pieces.extend(self.blanks)
        return self.pieces

    def _is_content(self, at: int) -> bool:
        line = self.source[at:at + self.width + 1]
        return len(line) > self.width and not line[:-1].strip(" ") and line[-1] not in "\r\n\x85\u2028\u2029"

    def _skip_blank_lines(self, at: int) -> int:
        """Past the lines of at most `width` spaces; their line ends are kept in `blanks`."""
        while at < len(self.source):
            line = _LINE.match(self.source, at)
            if line is None or len(line[1]) > self.width or line[1].strip(" ") or not line[2]:
                break
            self.blanks.append((line.start(2), line.end(), _kept(line[2])))
            at = line.end()
        return at

    def _join(self, folds: bool, before: int) -> None:
        """Tell the line ends between two lines with text: folded to a space, or as they are."""
        if self.pending and folds and self.pending[2] == "\n":
            if not self.blanks:
                self.pieces.append((self.pending[0], before, " "))
        elif self.pending:
            self.pieces.append(self.pending)
        self.pieces.extend(self.blanks)
        self.pending, self.blanks = None, []


def _kept(line_end: str) -> str:
    return line_end if line_end in ("\u2028", "\u2029") else "\n"
