"""Glossary: the town's administrative words, with what to say instead or how to explain them.

Owns: the shape of an entry as the rules receive it, and the search by dictionary form. Must not know: YAML, rules.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from generator.readability.phrases import Match, PhraseIndex
from generator.readability.units import Sentence


class Action(StrEnum):
    """What to do with a term: replace it, explain it at first use, or keep it (known to everybody)."""

    REMPLACER = "remplacer"
    EXPLIQUER = "expliquer"
    GARDER = "garder"


@dataclass(frozen=True)
class GlossaryEntry:
    """`terme` as in a dictionary; `formes` other spellings; `simple` the plain equivalent; `sigle` an expansion.

    `sigle` is "" unless the term is an acronym: « CCAS » → « centre communal d'action sociale ».
    """

    terme: str
    action: Action
    formes: tuple[str, ...] = ()
    simple: str = ""
    explication: str = ""
    exemple: str = ""
    sigle: str = ""


class Glossary:
    """Entries ready to search; built once for a run, never changed."""

    def __init__(self, entries: Iterable[GlossaryEntry] = ()) -> None:
        self.entries = tuple(entries)
        self.expansions = {form: e.sigle for e in self.entries if e.sigle for form in (e.terme, *e.formes)}
        self.kept_acronyms = frozenset(
            form for e in self.entries if e.action is Action.GARDER for form in (e.terme, *e.formes))

    @cached_property
    def _index(self) -> PhraseIndex[GlossaryEntry]:
        """Made on first search: the dictionary forms need simplemma, which takes 0.2 s to import."""
        return PhraseIndex((form, e) for e in self.entries if not e.sigle for form in (e.terme, *e.formes))

    @cached_property
    def _search(self) -> Callable[[Sentence], tuple[Match[GlossaryEntry], ...]]:
        """Remembers the last sentences: three readers ask for the terms of the same one, one after the other."""
        return lru_cache(maxsize=256)(lambda sentence: tuple(self._index.find(sentence)))

    def find(self, sentence: Sentence) -> tuple[Match[GlossaryEntry], ...]:
        """Terms met in a sentence, in order, acronyms left out (they have their own rule)."""
        return self._search(sentence)

    def knows(self, word: str) -> bool:
        """True when a word in lower case is the whole of an entry."""
        return word in self._index
