"""R21: one thing with two names on the same page, or another name than the rest of the site."""

from collections.abc import Iterator, Sequence
from functools import cache

from generator.checks.plain.rule import Context, Hit, Rule, quote, span
from generator.problems import Level
from generator.readability import Unit
from generator.readability.lexicon import read_table
from generator.readability.phrases import PhraseIndex


def _check(units: Sequence[Unit], context: Context) -> Iterator[tuple[int, Hit]]:
    used: dict[str, str] = dict(context.site_names)
    found: list[tuple[int, int, int, str, str]] = []
    for index, unit in enumerate(units):
        for sentence in unit.sentences:
            for match in _names().find(sentence):
                preferred, name = match.value
                used.setdefault(preferred, name)
                found.append((index, *span(sentence, match.first, match.last), preferred, name))
    for index, start, end, preferred, name in found:
        names = {n for _, _, _, p, n in found if p == preferred} | {used[preferred]}
        if len(names) > 1 and name != preferred:
            other = preferred if preferred in names else next(n for n in sorted(names) if n != name)
            both = f"{quote(units[index], start, end)} et «\u00a0{other}\u00a0»"
            yield index, Hit(start, end, f"Deux noms pour la même chose : {both}.",
                             f"Écrivez partout «\u00a0{preferred}\u00a0».")


def read_names(units: Sequence[Unit]) -> dict[str, str]:
    """Preferred name → first name used, for every thing of the table met in the units (`Context.site_names`)."""
    used: dict[str, str] = {}
    for unit in units:
        for sentence in unit.sentences:
            for match in _names().find(sentence):
                used.setdefault(*match.value)
    return used


@cache
def _names() -> PhraseIndex[tuple[str, str]]:
    return PhraseIndex((name, (row[0], name)) for row in read_table("deux_noms") for name in row)


RULE = Rule(
    id="r21-deux-noms",
    title="Deux noms pour une chose",
    source="CAN-ASC-3.1:2025 ; ISO 24495-1 : un terme par notion",
    level=Level.AVERTISSEMENT,
    passing=("Remplissez le formulaire.\n\nEnvoyez le formulaire.",),
    failing=("Remplissez le formulaire.\n\nEnvoyez l'imprimé.",),
    check=_check,
)
