"""Characters: one spelling for apostrophes, spaces and accents, with the way back to the original offsets.

Owns: what counts as the same character for a reader. Must not know: sentences, words, rules, YAML.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SAME = str.maketrans({
    **dict.fromkeys("\u2019\u2018\u02bc\u00b4\uff07", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u3000\t", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u2060\ufeff", "\u2060"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u201c\u201d\u201f\uff02", '"'),
    **dict.fromkeys("\r\u2028\u2029\u0085\x0b\x0c", "\n"),
})


@dataclass(frozen=True)
class Characters:
    """`source`: the text with composed accents; `plain`: same length, apostrophes, spaces, line ends made one kind.

    `origins` is None when the given text was already composed (NFC): offsets are then the same. Otherwise
    `origins[i]` is the offset, in the text given, of character `i` of `source` (one more entry for the end).
    """

    source: str
    plain: str
    origins: Sequence[int] | None

    def original(self, offset: int) -> int:
        """Offset in the text as it was given, for an offset in `source` or `plain`."""
        return offset if self.origins is None else self.origins[offset]


def read_characters(text: str) -> Characters:
    """Compose accents (Unicode NFC) and unify look-alike characters; never changes the length of `source`."""
    if unicodedata.is_normalized("NFC", text):
        return Characters(text, text.translate(_SAME), None)
    source, origins = _compose(text)
    return Characters(source, source.translate(_SAME), origins)


def lower(text: str) -> str:
    """Lower case that keeps the length, so that offsets hold (« İ » would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _compose(text: str) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    origins: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = unicodedata.normalize("NFC", text[start:end])
        pieces.append(piece)
        origins.extend([start] * len(piece))
        start = end
    origins.append(len(text))
    return "".join(pieces), tuple(origins)
