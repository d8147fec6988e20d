"""The town's glossary as the rules read it.

Owns one decision: a term to explain that residents find in the public glossary is explained on every page that uses it
(the page shows its words at the end), so no rule objects to it. Must not know: rules, files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.directory import Action as Said
from generator.model.directory import Terme
from generator.readability import Action, Glossary, GlossaryEntry


def glossary_of(terms: Iterable[Terme], shown: bool = True) -> Glossary:
    """The glossary ready to search. `shown`: the text is on a page of the site, which shows the public words."""
    return Glossary(_entry(term, shown) for term in terms)


def sure_replacements(terms: Iterable[Terme]) -> Mapping[str, str]:
    """Words in lower case that may be replaced without a reader: same gender, same number, said so by their author."""
    return {str(t.terme).lower(): str(t.simple) for t in terms
            if t.remplacement_sur and t.simple and t.action is Said.REMPLACER}


def _entry(term: Terme, shown: bool) -> GlossaryEntry:
    explained = shown and term.public and term.explication and term.action is Said.EXPLIQUER
    return GlossaryEntry(
        terme=str(term.terme), action=Action.GARDER if explained else Action(term.action.value),
        formes=tuple(str(form) for form in term.formes), simple=str(term.simple or ""),
        explication=str(term.explication or ""), exemple=str(term.exemple or ""), sigle=str(term.sigle or ""))
