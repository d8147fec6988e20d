"""Units: one text of a procedure (a title, a step, a paragraph, a note) with its sentences and words, computed once.

Owns: `Unit`, `Sentence`, `Kind`. Must not know: formulas, rules, files.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from generator.readability.characters import Characters, lower, read_characters
from generator.readability.sentences import split_sentences
from generator.readability.words import Token, count_typographic, split_words


class Kind(StrEnum):
    """What the text is on the page; some rules hold for one kind only."""

    TITRE = "titre"
    ETAPE = "etape"
    PHRASE = "phrase"
    PIECE = "piece"
    NOTE = "note"
    QUESTION = "question"


@dataclass(frozen=True)
class Sentence:
    """A sentence of a unit: offsets in `Unit.text` and its tokens. `words` is the typographic count."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @cached_property
    def words(self) -> int:
        """Words between spaces, the list number or bullet left out."""
        return count_typographic(self.tokens)


@dataclass(frozen=True)
class Unit:
    """A text as given (`given`) and what it is; everything else is derived on first use.

    `text` (apostrophes and spaces of one kind) and `source` (as typed) have the same length and the same offsets;
    `original(offset)` leads back to the text given, which differs only when accents were not composed.
    """

    given: str
    kind: Kind = Kind.PHRASE

    @cached_property
    def characters(self) -> Characters:
        """The text with its look-alike characters unified."""
        return read_characters(self.given)

    @property
    def text(self) -> str:
        """The text to search: one kind of apostrophe and of space."""
        return self.characters.plain

    @property
    def source(self) -> str:
        """The text as typed, accents composed: for typography."""
        return self.characters.source

    @cached_property
    def lowered(self) -> str:
        """`text` in lower case, same length."""
        return lower(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order, those without a word left out."""
        found = (Sentence(a, b, _words_of(self.text, a, b)) for a, b in split_sentences(self.text))
        return tuple(sentence for sentence in found if sentence.tokens)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every word of the unit, in order."""
        return tuple(token for sentence in self.sentences for token in sentence.tokens)

    def original(self, offset: int) -> int:
        """Offset in the text given."""
        return self.characters.original(offset)


def _words_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    tokens = split_words(text, start, end)
    if len(tokens) > 1 and _is_marker(text, tokens[0]):
        first = tokens[1]._replace(gap=2, spaced=True)
        return (first, *tokens[2:])
    return tokens


def _is_marker(text: str, token: Token) -> bool:
    """« 1. », « 2) », « a) » at the head of a list item: layout, not a word."""
    short = token.nature == "nombre" and len(token.mot) <= 2 or len(token.mot) == 1
    follows = text[token.end:token.end + 2]
    return short and follows in (". ", ") ") and token.mot not in ("à", "y")
