"""Phrases: find words and turns of several words in a text, whatever their inflection.

Owns: the index and the search, linear in the text. Must not know: what a phrase means, rules, files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.readability.characters import read_characters
from generator.readability.lemmas import find_keys
from generator.readability.units import Sentence
from generator.readability.words import Token, split_words

T = TypeVar("T")


@dataclass(frozen=True)
class Match(Generic[T]):
    """A phrase found: token indices `first` to `last` (inclusive) of the sentence, and what it stands for."""

    first: int
    last: int
    value: T


class PhraseIndex(Generic[T]):
    """Phrases by their first word. Built once, never changed. `exact` phrases match only as written.

    A word of a phrase meets a word of the text when they are equal or share a key (`lemmas.find_keys`); a phrase
    never runs over a comma or another mark. At one place the longest phrase wins.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, exact: bool = False) -> None:
        self._exact = exact
        self._index: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for text, value in phrases:
            words = read_phrase(text)
            if words:
                for key in self._keys_of_phrase(words[0]):
                    self._index.setdefault(key, []).append((words, value))
        for entries in self._index.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, sentence: Sentence) -> Iterator[Match[T]]:
        """Matches in the sentence, in order, not overlapping."""
        tokens = sentence.tokens
        i = 0
        while i < len(tokens):
            match = self._match_at(tokens, i)
            if match:
                yield match
                i = match.last + 1
            else:
                i += 1

    def __contains__(self, word: str) -> bool:
        """True when a single word of the text would match."""
        return any(len(words) == 1 for key in self._keys(word) for words, _ in self._index.get(key, ()))

    def _match_at(self, tokens: tuple[Token, ...], i: int) -> Match[T] | None:
        best: Match[T] | None = None
        for key in self._keys(tokens[i].mot):
            for words, value in self._index.get(key, ()):
                size = len(words)
                if best and size <= best.last - best.first + 1:
                    break
                if self._follows(tokens, i, words):
                    best = Match(i, i + size - 1, value)
                    break
        return best

    def _follows(self, tokens: tuple[Token, ...], i: int, words: tuple[str, ...]) -> bool:
        if i + len(words) > len(tokens):
            return False
        for offset in range(1, len(words)):
            token = tokens[i + offset]
            if token.gap == 2 or not self._same(token.mot, words[offset]):
                return False
        return True

    def _same(self, word: str, wanted: str) -> bool:
        if word == wanted:
            return True
        return not self._exact and not set(find_keys(word)).isdisjoint(_phrase_keys(wanted))

    def _keys(self, word: str) -> tuple[str, ...]:
        return (word,) if self._exact else find_keys(word)

    def _keys_of_phrase(self, word: str) -> tuple[str, ...]:
        return (word,) if self._exact else _phrase_keys(word)


def read_phrase(text: str) -> tuple[str, ...]:
    """Words of a phrase as the tokens of a text are read: « à l'exception de » → à, l', exception, de."""
    plain = read_characters(text).plain
    return tuple(token.mot for token in split_words(plain, 0, len(plain)))


def _phrase_keys(word: str) -> tuple[str, ...]:
    """The word and its dictionary form; not the verb behind a participle, which would widen the phrase."""
    return find_keys(word)[:2]
