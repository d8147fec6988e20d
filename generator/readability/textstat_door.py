"""Textstat: the only door to the library, for the reading ease shown to staff beside the level.

Owns: its lazy import (0.4 to 7 s, so never at start), its language, its warnings. Textstat counts wrong on French as
typed (it cuts at every dot, joins list items, glues « l'accueil »), so it is given a text where nothing is left to
guess: one full stop per sentence, apostrophes and hyphens as spaces. Must not know: rules, files.

Nothing leaks: an instance of our own, its language set before any count (the default, English, would download a word
list), and the library's own shared instance is left as it was.
"""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from generator.readability.units import Unit


class _Textstat(Protocol):
    def flesch_reading_ease(self, text: str) -> float: ...


@cache
def _door() -> _Textstat:
    from textstat.textstat import textstatistics  # type: ignore[import-untyped]

    door = textstatistics()
    door.set_lang("fr")
    french: _Textstat = door
    return french


def compute_textstat_ease(texts: Sequence[str]) -> float | None:
    """Kandel-Moles as textstat computes it (`flesch_reading_ease`, French) on the normalised texts; None under 5 words.

    Sentences of one or two words are joined to their neighbour: textstat would count their words and not them.
    """
    sentences: list[list[str]] = []
    for sentence in (sentence for text in texts for sentence in Unit(text).sentences):
        words = [token.mot for token in sentence.tokens]
        if sentences and (len(words) < 3 or len(sentences[-1]) < 3):
            sentences[-1].extend(words)
        else:
            sentences.append(words)
    if sum(map(len, sentences)) < 5:
        return None
    return float(_door().flesch_reading_ease(". ".join(_respell(words) for words in sentences) + "."))


def compute_textstat_as_shipped(text: str) -> float:
    """The same figure on the text as typed, errors included: the reference our bench is compared to."""
    return float(_door().flesch_reading_ease(text))


def _respell(words: Sequence[str]) -> str:
    respelled = " ".join(word.rstrip("'") for word in words)
    return respelled.translate(str.maketrans(".,:/@", "     "))
