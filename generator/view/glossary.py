"""Words of the public glossary: which of them a text uses.

Owns the search of whole words, plural and capitals aside. The finer search by lemma belongs to the readability rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.model.directory import Terme
from generator.view.cards import sort_key


@dataclass(frozen=True)
class Lexicon:
    """The words shown to residents, in alphabetical order."""

    public: tuple[Terme, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._terms, key=len, reverse=True)
        return re.compile(r"(?<![\w-])(" + "|".join(re.escape(f) for f in forms) + r")s?(?![\w-])", re.IGNORECASE)

    @cached_property
    def _terms(self) -> dict[str, Terme]:
        return {str(form).lower(): t for t in self.public for form in (t.terme, *t.formes)}

    def _is_meant(self, written: str) -> bool:
        """An acronym is only itself in capitals: « plus » is not PLU."""
        term = str(self._terms[written.lower()].terme)
        is_acronym = term.isupper() and len(term) < 6
        return not is_acronym or written.isupper()

    def used_in(self, texts: Iterable[str]) -> tuple[Terme, ...]:
        """The words that appear in these texts, in alphabetical order."""
        if not self.public:
            return ()
        found = {m[1].lower() for text in texts for m in self._pattern.finditer(text) if self._is_meant(m[1])}
        terms = {str(self._terms[form].terme): self._terms[form] for form in found if form in self._terms}
        return tuple(terms[name] for name in sorted(terms, key=sort_key))


def lexicon(terms: Iterable[Terme]) -> Lexicon:
    """The public part of the glossary."""
    return Lexicon(tuple(sorted((t for t in terms if t.public and t.explication), key=lambda t: sort_key(t.terme))))
