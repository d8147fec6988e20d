"""R15: a list hidden in a sentence; the proposal is the YAML list, ready to paste."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence
from generator.problems import Level
from generator.readability import Sentence, Unit

_COMMA = re.compile(r"[,;]\s+(?:et |ou )?")
_LAST = re.compile(r" (?:et|ou) ")
_BRACKET = re.compile(r"\(([^()]*)\)")
_FILLERS = ("etc", "entre autres", "par exemple", "…")
_LONGEST_ITEM = 9
_HEAD_WORDS = 4
_NOT_AN_ITEM = re.compile(
    r"(?:vous|il|elle|ils|elles|nous|on|qui|que|qu'|dont|où|puis|mais|si|s'il|sauf|en|pour|dans|avec|sans|selon|afin"
    r"|après|avant|lors|lorsque|quand|y compris|notamment|compte|sous|par|à)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:vous|il|elle|ils|elles|nous|on|est|sont|doit|doivent|peut|peuvent|qui|que)\b", re.IGNORECASE)


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    if unit.text.count(",", sentence.start, sentence.end) + unit.text.count(";", sentence.start, sentence.end) < 2:
        return
    start, end, items = _find_items(unit, sentence)
    if len(items) >= context.profile.enumeration_items:
        listed = "\n".join(f"- {item}" for item in items)
        yield Hit(start, end, f"Liste de {len(items)} éléments dans une phrase.",
                  f"Faites une liste :\n{listed}")


def _find_items(unit: Unit, sentence: Sentence) -> tuple[int, int, list[str]]:
    """Where the longest run of items starts and ends, and the items; the last comma may be an « et » or an « ou »."""
    begin, end, marked = _region(unit, sentence)
    best: tuple[int, int, list[str]] = (0, 0, [])
    run: list[str] = []
    start = last = begin
    for first, stop in (*_pieces(unit.text, begin, end), (end, end)):
        piece = " ".join(unit.source[first:stop].split())
        if run and not _is_item(piece):
            items = _close(run)
            best = (start, last, items) if len(items) > len(best[2]) else best
            run = []
            continue
        if not run:
            start = first + (unit.text[first:first + 1] == " ")
            piece = piece if marked else _head(piece)
        run.append(piece)
        last = stop
    return best


def _is_item(piece: str) -> bool:
    return 0 < len(piece.split()) <= _LONGEST_ITEM and not _NOT_AN_ITEM.match(piece) and not _VERB.search(piece)


def _close(run: list[str]) -> list[str]:
    """The items of a run: the last comma may be an « et » or an « ou »; « etc. » is no item."""
    items = [*run[:-1], *_LAST.split(run[-1], maxsplit=1)]
    return [item for item in items if item and item.lower().rstrip(" .") not in _FILLERS]


def _region(unit: Unit, sentence: Sentence) -> tuple[int, int, bool]:
    """Where the list may be: after the colon, inside the bracket, or anywhere (then its start is a guess)."""
    end = sentence.end
    while end > sentence.start and unit.text[end - 1] in ".!?… »":
        end -= 1
    bracket = next((m for m in _BRACKET.finditer(unit.text, sentence.start, end) if m.group(1).count(",") > 1), None)
    if bracket:
        return bracket.start(1), bracket.end(1), True
    colon = unit.text.find(":", sentence.start, end) + 1
    return colon or sentence.start, end, colon > 0


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _COMMA.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _head(piece: str) -> str:
    """The last words before the first comma: the start of the list is not marked when there is no colon."""
    words = " ".join(piece.split()[-_HEAD_WORDS:])
    return "" if _VERB.search(words) else words


RULE = Rule(
    id="r15-enumeration",
    title="Liste dans une phrase",
    source="COEPIA 2016 ; FALC : une information par ligne",
    level=Level.AVERTISSEMENT,
    passing=("Apportez une photo et une facture.", "Cela dépend de l'âge, du travail et des revenus."),
    failing=("Apportez : une photo, une facture, votre carte d'identité, un timbre et le formulaire.",),
    check=each_sentence(_check),
)
