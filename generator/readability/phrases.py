"""Phrases: find words and turns of several words in a text, whatever their inflection.

Owns: the index and the search, linear in the text. Must not know: what a phrase means, rules, files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

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
    """Phrases by their first two words. Built once, never changed.

    With `exact`, or for a phrase that starts with « = », words match only as written.
    A word of a phrase meets a word of the text when they are equal or share a key (`lemmas.find_keys`); a phrase
    never runs over a comma or another mark. At one place the longest phrase wins.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, exact: bool = False) -> None:
        self._index: dict[str, dict[str, list[_Phrase[T]]]] = {}
        for text, value in phrases:
            words = read_phrase(text)
            if words:
                self._add(_Phrase(words, exact or text.startswith("="), value))
        for following in self._index.values():
            for entries in following.values():
                entries.sort(key=lambda phrase: -len(phrase.words))

    def _add(self, phrase: "_Phrase[T]") -> None:
        keys = [(word,) if phrase.as_written else _phrase_keys(word) for word in phrase.words[:2]]
        for first in keys[0]:
            for second in keys[1] if len(keys) > 1 else ("",):
                self._index.setdefault(first, {}).setdefault(second, []).append(phrase)

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
        return any("" in self._index.get(key, ()) for key in find_keys(word))

    def _match_at(self, tokens: tuple[Token, ...], i: int) -> Match[T] | None:
        word = tokens[i].mot
        best: _Phrase[T] | None = None
        for key in find_keys(word):
            following = self._index.get(key)
            if following is None:
                continue
            for second in _second_keys(tokens, i):
                for phrase in following.get(second, ()):
                    if best and len(phrase.words) <= len(best.words):
                        break
                    if (key == word or not phrase.as_written) and _follows(tokens, i, phrase):
                        best = phrase
                        break
        return Match(i, i + len(best.words) - 1, best.value) if best else None


class _Phrase(NamedTuple, Generic[T]):
    words: tuple[str, ...]
    as_written: bool
    value: T


def _second_keys(tokens: tuple[Token, ...], i: int) -> tuple[str, ...]:
    """Keys of the next word, then "" for the phrases of one word."""
    if i + 1 < len(tokens) and tokens[i + 1].gap != 2:
        return (*find_keys(tokens[i + 1].mot), "")
    return ("",)


def _follows(tokens: tuple[Token, ...], i: int, phrase: _Phrase[T]) -> bool:
    words = phrase.words
    if i + len(words) > len(tokens):
        return False
    for offset in range(1, len(words)):
        token = tokens[i + offset]
        same = token.mot == words[offset] or not phrase.as_written and _alike(token.mot, words[offset])
        if token.gap == 2 or not same:
            return False
    return True


def _alike(word: str, wanted: str) -> bool:
    return not set(find_keys(word)).isdisjoint(_phrase_keys(wanted))


def read_phrase(text: str) -> tuple[str, ...]:
    """Words of a phrase as the tokens of a text are read: « à l'exception de » → à, l', exception, de."""
    plain = read_characters(text).plain
    return tuple(token.mot for token in split_words(plain, 0, len(plain)))


def _phrase_keys(word: str) -> tuple[str, ...]:
    """The word and its dictionary form; not the verb behind a participle, which would widen the phrase."""
    return find_keys(word)[:2]
