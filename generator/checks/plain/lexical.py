"""A rule made of a list: each turn of a table, found in any inflection, with what to say instead.

Owns: the shape shared by the rules on set turns. Must not know: which table, which rule.
"""

from collections.abc import Iterator
from functools import cache

from generator.checks.plain.rule import Context, Hit, PageCheck, each_sentence, quote, span
from generator.readability import Sentence, Unit
from generator.readability.lexicon import read_table
from generator.readability.phrases import PhraseIndex


def look_for(table: str, title: str, *, exact: bool = False, advice: str = "") -> PageCheck:
    """Check a table: column 1 the turn, column 2 what to say (or `advice` for all), column 3 « = » for a safe fix."""
    def check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
        for match in _index(table, exact).find(sentence):
            row = match.value
            start, end = span(sentence, match.first, match.last)
            yield Hit(start, end, f"{title} : {quote(unit, start, end)}.", advice or _propose(row[1]),
                      _safe_fix(unit, start, end, row))
    return each_sentence(check)


def _propose(plain: str) -> str:
    """Column 2 is words to write, words between quotes, or an advice that starts with its verb."""
    if plain.split()[0].rstrip(",").endswith("ez") or plain.startswith("«"):
        return f"{plain[0].upper()}{plain[1:]}." if not plain.startswith("«") else f"Écrivez {plain}."
    return f"Écrivez plutôt «\u00a0{plain}\u00a0»."


def _safe_fix(unit: Unit, start: int, end: int, row: tuple[str, ...]) -> str | None:
    """The replacement, with the capital of the original, when the table says so and the turn is as in the table."""
    written = unit.text[start:end]
    if len(row) < 3 or row[2] != "=" or written.lower() != row[0].lstrip("="):
        return None
    new = row[1]
    if row[0].endswith(" de") and not new.endswith(" de"):
        return None if unit.lowered[end:end + 4].startswith((" le ", " les")) else _capital(written, new)
    return _capital(written, new)


def _capital(written: str, new: str) -> str:
    return new[0].upper() + new[1:] if written[0].isupper() else new


@cache
def _index(table: str, exact: bool) -> PhraseIndex[tuple[str, ...]]:
    return PhraseIndex(((row[0], row) for row in read_table(table)), exact=exact)
