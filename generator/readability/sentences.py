"""Sentences: where each one starts and ends in a French text.

Owns: full stops that end nothing (abbreviations, initials, decimals, dates, addresses of sites, « L. 123-4 »,
list numbers), quotes, brackets, and the ends of lines, which always end a sentence. Must not know: words, rules.
Linear in the length of the text.
"""

import re
from functools import cache

from generator.readability.characters import lower
from generator.readability.lexicon import read_table, words_of

Span = tuple[int, int]

_MARK = re.compile(r"[.!?…]+")
_CLOSE = re.compile(r"(?: ?[»”])*[\"')\]]*(?: ?»)*")
_OPEN = re.compile(r"[\s«\"“'(\[–—-]*")
_BULLET = re.compile(r" (?=[•●▪◦‣■] )")
_BEFORE = re.compile(r"[\w.°§&-]*\Z")
_MARKER = re.compile(r"[\s«\"(•●▪◦‣■*–—-]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]\Z")
_ROMAN = re.compile(r"[ivx]{1,5}\Z")
_GLUED = re.compile(r"[A-ZÀÂÇÉÈÊÎÔÛŒ](?:[a-zà-ÿœ]+|['’])[\s'’,-]")
# What may open a sentence in lower case: an address, « b) », a brand (« iPhone »).
_LOWER_START = re.compile(r"www\.|https?:|[a-z]\) |[a-z][A-Z]")
_CLASSED = words_of(
    "permis catégorie plan zone annexe bâtiment escalier groupe classe formulaire point lettre ligne bus tram "
    "tramway hall porte salle partie case cadre option choix type section série niveau quai entrée tome volet "
    "hépatite vitamine bloc îlot lot étage couleur étiquette note liste parcours cas tarif tranche secteur code "
    "rubrique")
_STARTERS = words_of(
    "le la les l' il elle ils elles on nous vous je ce cet cette ces c' cela ça un une des du si pour dans en à "
    "au aux votre vos notre nos sa son ses leur leurs mon ma mes tout toute tous toutes chaque aucun aucune avec "
    "sans sur sous par puis ensuite alors mais ou et donc car apportez venez appelez demandez écrivez envoyez "
    "vérifiez voir voici quand lorsque après avant attention comment pourquoi où qui que qu' s' d' n' j' y ne "
    "merci oui non")
_PARTICLES = words_of("le la les l' de du des d'")
_WORD = re.compile(r"(?:[dlcsnj]|qu)'|[^\W\d_]+")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans (start, end) of the sentences of `text` (as unified by `characters`), without outer spaces, in order."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        cuts = [start, *(start + cut for cut in _cuts(line)), start + len(line)]
        spans.extend(_trim(text, a, b) for a, b in zip(cuts, cuts[1:], strict=False))
        start += len(line) + 1
    return tuple(span for span in spans if any(c.isalnum() for c in text[span[0]:span[1]]))


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _cuts(line: str) -> list[int]:
    inside = _bracketed(line)
    cuts = [match.end() for match in _BULLET.finditer(line)]
    sentence = 0
    for match in _MARK.finditer(line):
        if match.start() in inside:
            continue
        end = _CLOSE.match(line, match.end()).end()  # type: ignore[union-attr]
        if _ends_here(line, sentence, match, end):
            cuts.append(end)
            sentence = end
    return sorted(cuts)


def _bracketed(line: str) -> frozenset[int]:
    """Positions of the marks held inside a bracket that closes on the same line and opens inside a sentence."""
    held: set[int] = set()
    opened = -1
    for match in re.finditer(r"[()]", line):
        if match.group() == "(":
            opened = match.start() if opened < 0 and not _starts_sentence(line, match.start()) else opened
        elif opened >= 0:
            held.update(m.start() for m in _MARK.finditer(line, opened, match.start()))
            opened = -1
    return frozenset(held)


def _starts_sentence(line: str, position: int) -> bool:
    before = line[max(0, position - 8):position].rstrip()
    return not before or before[-1] in ".!?…»"


def _ends_here(line: str, sentence: int, match: re.Match[str], end: int) -> bool:
    if end == len(line):
        return True
    following = _OPEN.match(line, end).end()  # type: ignore[union-attr]
    if following == len(line):
        return True
    glued = not line[end].isspace()
    if glued:
        return match.group() == "." and end == match.end() and _is_glued_end(line, sentence, match.start())
    character = line[following]
    if character in ",;:&%°/)»?!":
        return False
    if character.islower() and not _LOWER_START.match(line, following):
        return False
    return match.group() != "." or end > match.end() or _full_stop_ends(line, sentence, match.start(), following)


def _is_glued_end(line: str, sentence: int, stop: int) -> bool:
    """« formulaire.Puis signez » : a forgotten space, not an address or a file name."""
    word = _BEFORE.search(line, max(sentence, stop - 60), stop)
    before = word.group() if word else ""
    return len(before) > 3 and before.isalpha() and before.islower() and bool(_GLUED.match(line, stop + 1))


def _full_stop_ends(line: str, sentence: int, stop: int, following: int) -> bool:
    window = max(sentence, stop - 60)
    found = _BEFORE.search(line, window, stop)
    word = lower(found.group()) if found else ""
    first = bool(_MARKER.match(line[max(sentence, stop - len(word) - 8):stop - len(word)])) and (
        stop - len(word) - sentence <= 8)
    if word.isdigit() or _DOTTED.match(word):
        return _short_ends(line, word, first, following)
    if len(word) == 1 and word.isalpha() or word[-2:-1] == "-" and word[-1].isalpha():
        return not first and _letter_ends(line, window, stop, following)
    if first and _ROMAN.match(word):
        return False
    return _abbreviation_ends(word.rstrip("."), line[following])


def _short_ends(line: str, word: str, first: bool, following: int) -> bool:
    if word.isdigit():
        return not (first and len(word) <= 2)
    return _next_word(line, following) in _STARTERS and not word.endswith(("-y", "-l", "-m", "-p", "-f"))


def _letter_ends(line: str, window: int, stop: int, following: int) -> bool:
    """An initial (« M. R. Dubois ») or a code (« L. 123-4 ») ends nothing; « le plan B. », « à 12 h. » may."""
    if line[window:stop - 1].rstrip()[-1:].isdigit():
        return True
    before = _WORD.findall(lower(line[window:stop]))
    if len(before) > 1 and before[-2] in _CLASSED:
        return True
    word = _next_word(line, following)
    return before[-1:] not in (["m"], ["l"], ["r"], ["d"]) and word in _STARTERS and word not in _PARTICLES


def _abbreviation_ends(word: str, following: str) -> bool:
    kind = _abbreviations().get(word) or _abbreviations().get(word.rpartition("-")[2])
    if kind is None:
        return True
    return kind == "parfois" and not following.isdigit()


def _next_word(line: str, following: int) -> str:
    match = _WORD.match(lower(line[following:following + 40]))
    return match.group() if match else ""


@cache
def _abbreviations() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, words in reversed(read_table("abreviations")):
        kinds.update(dict.fromkeys(words.split(), kind))
    return kinds
