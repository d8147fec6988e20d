"""Inline markup taken away before the rules read, with the way back to the text as the author wrote it.

Owns what is markup: strong marks, links, escapes (the same as `generator.inline`). Single stars and underscores stay:
italics have their own rule. Must not know: rules, files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = re.compile(r"\[([^\]\n]{0,300})\]\([^()\s]{0,500}\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1)[^\n]){1,500}?(?<=\S)\1")
_ESCAPE = re.compile(r"\\(?=[*_\[\]()\\`<>#-])")
_ANGLE = re.compile(r"<(https?://[^\s<>]{1,500})>")


@dataclass(frozen=True)
class Masked:
    """`text` without markup; `origins[i]` is the offset, in the author's text, of character `i` (and of the end)."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the author's text of `text[start:end]`; markup at the edges is left outside."""
        if start == end:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.origins[end - 1] + 1


def mask(text: str) -> Masked:
    """Take the markup away."""
    hidden = {i for start, end in _markup(text) for i in range(start, end)}
    if not hidden:
        return Masked(text, tuple(range(len(text) + 1)))
    kept = [i for i in range(len(text)) if i not in hidden]
    return Masked("".join(text[i] for i in kept), (*kept, len(text)))


def _markup(text: str) -> Iterator[tuple[int, int]]:
    if not set("[*_\\<").intersection(text):
        return
    for link in _LINK.finditer(text):
        yield link.start(), link.start() + 1
        yield link.end(1), link.end()
    for strong in _STRONG.finditer(text):
        yield strong.start(), strong.start() + 2
        yield strong.end() - 2, strong.end()
    for angle in _ANGLE.finditer(text):
        yield angle.start(), angle.start() + 1
        yield angle.end() - 1, angle.end()
    for escape in _ESCAPE.finditer(text):
        yield escape.span()
