"""Words: the tokens of a French text, with two ways to count them.

Owns: where a word starts and ends. A *grammatical* word is a token (« l'accueil » is 2, « rendez-vous » is 2);
a *typographic* word is what stands between two spaces (« l'accueil » is 1). A number written in groups
(« 23 000 », « 02 51 78 31 00 », « 14 h 30 ») is one word in both counts. Must not know: sentences, rules.
"""

import re
from typing import NamedTuple

from generator.readability.characters import lower

_TOKEN = re.compile(
    r"(?P<url>https?://[^\s«»()]+|www\.[^\s«»()]+|[\w.+-]{1,64}@[\w.-]{1,253}"
    r"|(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\."
    r"(?:fr|com|org|net|eu|info|gouv|pdf|docx?|odt|xlsx?|jpe?g|png|zip)\b(?:/[^\s«»()]*)?)"
    r"|(?P<nombre>[0-2]?\d ?h(?: ?[0-5]\d)?(?!\w)"
    r"|\d{1,40}(?:[.,:/]\d{1,40}){0,5}(?: \d{3}){0,5}(?:,\d{1,9})?(?!\w)|\d+)"
    r"|(?P<mot>aujourd'hui|presqu'île|(?:qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|[cdjlmnst])'(?=\w)"
    r"|[^\W\d_][^\W\d_\u2060]*(?:\u2060[^\W\d_]+)*)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"0\d(?:[ .]\d\d){4}(?!\d)")


class Token(NamedTuple):
    """One word: offsets in the text, `mot` in lower case, `nature` (mot, nombre, url), and what precedes it.

    `gap`: 0 nothing, an apostrophe or a hyphen; 1 spaces only; 2 punctuation (a phrase may not cross it).
    `spaced`: True when a space stands before it, so it opens a typographic word.
    """

    start: int
    end: int
    mot: str
    nature: str
    gap: int
    spaced: bool


def split_words(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Tokens of `text[start:end]` (text as unified by `characters`), in order; punctuation is not a token."""
    lowered = lower(text)
    tokens: list[Token] = []
    last = start
    position = start
    while match := _TOKEN.search(text, position, end):
        first, stop = match.span()
        nature = match.lastgroup or "mot"
        if nature == "nombre":
            phone = _PHONE.match(text, first, end)
            stop = phone.end() if phone else stop
        elif nature == "url":
            stop = first + len(match.group().rstrip(".,;:!?"))
        gap, spaced = _gap(text, last, first) if tokens else (2, True)
        tokens.append(Token(first, stop, lowered[first:stop].replace("\u2060", ""), nature, gap, spaced))
        last = position = stop
    return tuple(tokens)


def count_typographic(tokens: tuple[Token, ...]) -> int:
    """Words as a person counts them: what stands between two spaces."""
    return sum(1 for token in tokens if token.spaced)


def _gap(text: str, start: int, end: int) -> tuple[int, bool]:
    between = text[start:end]
    if between in ("", "-", "'", "\u2060"):
        return 0, False
    if between == " ":
        return 1, True
    return (1 if between.isspace() else 2), any(c.isspace() for c in between)
