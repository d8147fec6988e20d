"""R15: a list hidden in a sentence; the proposal is the YAML list, ready to paste."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence
from generator.problems import Level
from generator.readability import Sentence, Unit

_SEPARATOR = re.compile(r", (?:et |ou )?|;\s*| (?:et|ou) ")
_LONGEST_ITEM = 9
_VERB = re.compile(r"\b(?:vous|il|elle|ils|elles|nous|on|est|sont|doit|doivent|peut|peuvent|si|qui|que|puis|mais)\b")


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    text = unit.text[sentence.start:sentence.end]
    commas = text.count(",") + text.count(";")
    wanted = context.profile.enumeration_items
    if commas < wanted - 2 or not commas:
        return
    start, items = _items(unit, sentence)
    if len(items) >= wanted:
        listed = "\n".join(f"- {item}" for item in items)
        yield Hit(start, sentence.end, f"Liste de {len(items)} éléments dans une phrase.",
                  f"Faites une liste :\n{listed}")


def _items(unit: Unit, sentence: Sentence) -> tuple[int, list[str]]:
    """Where the list starts, and the longest run of short items without a verb, or () when there is none."""
    end = sentence.end
    while end > sentence.start and unit.text[end - 1] in ".!?… »":
        end -= 1
    colon = unit.text.find(":", sentence.start, end)
    start = colon + 1 if colon > 0 else sentence.start
    pieces: list[tuple[int, str]] = []
    position = start
    for match in _SEPARATOR.finditer(unit.text, start, end):
        pieces.append((position, unit.text[position:match.start()]))
        position = match.end()
    pieces.append((position, unit.text[position:end]))
    return _longest_run(pieces, unit, colon > 0)


def _longest_run(pieces: list[tuple[int, str]], unit: Unit, after_colon: bool) -> tuple[int, list[str]]:
    best: tuple[int, list[str]] = (0, [])
    run: list[str] = []
    start = 0
    for position, piece in pieces:
        words = piece.split()
        if run and (len(words) > _LONGEST_ITEM or _VERB.search(piece)):
            run = []
            continue
        if not run:
            start = position
            words = words if after_colon else words[-4:]
        run.append(" ".join(unit.source[position:position + len(piece)].split()[-len(words):]) if words else "")
        run = [item for item in run if item]
        if len(run) > len(best[1]):
            best = (start, list(run))
    return best


RULE = Rule(
    id="r15-enumeration",
    title="Liste dans une phrase",
    source="COEPIA 2016 ; FALC : une information par ligne",
    level=Level.AVERTISSEMENT,
    passing=("Apportez une photo et une facture.", "Cela dépend de l'âge, du travail et des revenus."),
    failing=("Apportez : une photo, une facture, votre carte d'identité, un timbre et le formulaire.",),
    check=each_sentence(_check),
)
