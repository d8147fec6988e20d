"""R06: a technical term to explain at its first use on the page (the town's glossary, action « expliquer »).

A warning in a sentence that asks for effort already (over `term_words` words), an information in a short one, where the
link to the glossary is enough.
"""

from collections.abc import Iterator, Sequence

from generator.checks.plain.rule import Context, Hit, Rule, quote, span
from generator.problems import Level
from generator.readability import Action, Glossary, GlossaryEntry, Kind, Sentence, Unit

_GLOSS = ("c'est", "cela veut dire", "c'est-à-dire", "cela s'appelle", ":", "(")


def _check(units: Sequence[Unit], context: Context) -> Iterator[tuple[int, Hit]]:
    seen: set[str] = set()
    for index, unit in enumerate(units):
        for number, sentence in enumerate(unit.sentences):
            for match in context.glossary.find(sentence):
                entry = match.value
                if entry.action is not Action.EXPLIQUER or entry.terme in seen:
                    continue
                seen.add(entry.terme)
                start, end = span(sentence, match.first, match.last)
                if unit.kind is not Kind.TITRE and not _is_explained(unit, number, sentence, start, end):
                    level = Level.INFO if sentence.words <= context.profile.term_words else None
                    yield index, Hit(start, end, f"Terme à expliquer : {quote(unit, start, end)}.", _propose(entry),
                                     level=level)


def _propose(entry: GlossaryEntry) -> str:
    if entry.explication:
        return f"Ajoutez : «\u00a0{entry.explication}\u00a0»"
    return f"Écrivez plutôt «\u00a0{entry.simple}\u00a0»."


def _is_explained(unit: Unit, number: int, sentence: Sentence, start: int, end: int) -> bool:
    """The term is in a bracket, or followed by one, by a colon, or by a sentence that says what it is."""
    if start and unit.text[start - 1] == "(":
        return True
    after = unit.lowered[end:sentence.end].lstrip(" »\"")
    if after.startswith(("(", ":")) or "cela s'appelle" in unit.lowered[sentence.start:sentence.end]:
        return True
    if number + 1 < len(unit.sentences):
        following = unit.sentences[number + 1]
        return unit.lowered.startswith(_GLOSS[:4], following.start)
    return False


RULE = Rule(
    id="r06-a-expliquer",
    title="Terme à expliquer",
    source="CAN-ASC-3.1:2025 (définir les termes) ; DILA, définitions de service-public.fr",
    level=Level.AVERTISSEMENT,
    passing=("Demandez une concession. C'est un droit sur une place au cimetière.",),
    failing=("Demandez une concession au service.",),
    check=_check,
    lexical=True,
    glossary=Glossary((GlossaryEntry(
        "concession", Action.EXPLIQUER, explication="droit d'utiliser une place au cimetière"),)),
)
