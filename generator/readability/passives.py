"""Passives: « être » + past participle, with what may stand between them.

Owns: the detection, by forms and lists, without a parser. Measured on labelled sentences of State guides (see the
bench). Must not know: rules, proposals.
Source: amplified from the design note's regex (être + participle, minus the verbs conjugated with être), which
equals a dependency parser on the same sentences.
"""

from functools import cache
from typing import NamedTuple

from generator.readability.lexicon import read_table, words_of
from generator.readability.participles import Verb, excluded, read_participle
from generator.readability.units import Sentence, Unit
from generator.readability.words import Token

ETRE = words_of(
    "est sont suis es sommes êtes était étais étions étiez étaient sera serai seras serons serez seront serait "
    "serais serions seriez seraient soit sois soyons soyez soient fut furent fût fussent être été étant")
_AVOIR = words_of(
    "a ai as avons avez ont avait avais avions aviez avaient aura aurai auras aurons aurez auront aurait aurais "
    "auriez auraient ait aie aient ayez ayons ayant avoir eu eut eurent eût")
_BETWEEN = words_of(
    "pas plus jamais point guère ni aussi ainsi alors bien mal mieux toujours souvent parfois déjà encore ensuite "
    "enfin donc peu très trop assez tant tout tous toute toutes seul seule seuls seules même mêmes eux elles elle "
    "il ils on ce lui nous vous t ici là aujourd'hui désormais dorénavant cependant néanmoins toutefois depuis "
    "bientôt tôt tard vite puis parallèlement quasi presque d'abord vraiment moins")
_ASIDE = 9


class Passive(NamedTuple):
    """`auxiliary`, `participle`: indices in the tokens of the sentence; `verb`: what the participle comes from."""

    auxiliary: int
    participle: int
    verb: Verb


def find_passives(unit: Unit, sentence: Sentence) -> tuple[Passive, ...]:
    """Passive verbs of a sentence, in order."""
    tokens = sentence.tokens
    found: list[Passive] = []
    after = 0
    for i, token in enumerate(tokens):
        if i >= after and token.mot in ETRE and not _is_other(tokens, i):
            passive = _read(unit, tokens, i)
            if passive:
                found.append(passive)
                after = passive.participle + 1
    return tuple(found)


def _read(unit: Unit, tokens: tuple[Token, ...], i: int) -> Passive | None:
    j = _skip(unit, tokens, i + 1)
    if j >= len(tokens) or tokens[j].mot in ("été", "donné", "entendu") and tokens[i].mot in ("étant", "à"):
        return None
    verb = read_participle(tokens[j].mot)
    if verb is None or not _agrees(tokens[i].mot, tokens[j].mot) or not _counts(tokens[i].mot, tokens, j, verb):
        return None
    return None if _is_reflexive(tokens, i) else Passive(i, j, verb)


def _skip(unit: Unit, tokens: tuple[Token, ...], j: int) -> int:
    """First token after the adverbs, pronouns and asides that follow the auxiliary."""
    aside = False
    while j < len(tokens):
        token = tokens[j]
        if token.gap == 2:
            close = None if aside else _close_of_aside(unit, tokens, j)
            if close is None:
                return len(tokens)
            j, aside = close, True
        elif size := _insert_size(tokens, j):
            j += size
        elif token.mot in _BETWEEN or _is_adverb(token.mot):
            j += 1
        else:
            return j
        if aside and j < len(tokens) and tokens[j].gap == 2:
            return j
    return j


def _close_of_aside(unit: Unit, tokens: tuple[Token, ...], j: int) -> int | None:
    """Index of the token after « , par le maire, » or « (sauf exception) », when that is what opens at `j`."""
    opening = unit.text[tokens[j - 1].end:tokens[j].start].strip()
    closing = {",": ",", "(": ")"}.get(opening)
    for k in range(j + 1, min(len(tokens), j + _ASIDE)):
        if tokens[k].gap == 2:
            return k if unit.text[tokens[k - 1].end:tokens[k].start].strip() == closing else None
    return None


def _insert_size(tokens: tuple[Token, ...], j: int) -> int:
    for size in (5, 4, 3, 2):
        if tuple(token.mot for token in tokens[j:j + size]) in _inserts():
            return size
    return 0


@cache
def _inserts() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row[0].split()) for row in read_table("inserts"))


def _is_adverb(word: str) -> bool:
    return len(word) > 6 and word.endswith("ment")


def _agrees(auxiliary: str, word: str) -> bool:
    """A plural auxiliary wants a plural participle, a singular one a singular (« vous êtes » takes both)."""
    plural = word.endswith("s")
    if auxiliary in ("sont", "étaient", "seront", "seraient", "soient", "furent", "fussent"):
        return plural
    if auxiliary in ("est", "était", "sera", "serait", "fut", "fût"):
        return not plural or word.endswith(("is", "os", "us")) and read_participle(word[:-1]) is None
    return True


def _counts(auxiliary: str, tokens: tuple[Token, ...], j: int, verb: Verb) -> bool:
    kind = excluded().get(verb.participle)
    if kind is None or kind == "par" and auxiliary == "été":
        return True
    following = tokens[j + 1].mot if j + 1 < len(tokens) else ""
    if kind == "par":
        return following == "par" or verb.participle == "ouvert" and following in ("à", "aux", "au")
    return kind == "etat" and following == "par"


def _is_other(tokens: tuple[Token, ...], i: int) -> bool:
    """« un être », « en été », « les sommes », « soit … soit »: not the auxiliary."""
    before = tokens[i - 1].mot if i else ""
    word = tokens[i].mot
    if word == "été":
        return not any(token.mot in _AVOIR for token in tokens[max(0, i - 4):i])
    if word == "sommes":
        return not any(token.mot == "nous" for token in tokens[max(0, i - 3):i])
    if word == "être":
        return before in ("un", "cet", "chaque", "bien")
    if word == "soit":
        return i == 0 or sum(1 for token in tokens if token.mot == "soit") > 1
    return word == "est" and before in ("à", "nord", "sud", "plein")


_SUBJECTS = {"nous": ("sommes", "serons", "étions", "soyons", "serions"),
             "vous": ("êtes", "serez", "étiez", "soyez", "seriez"),
             "me": ("suis", "serai", "sois", "étais"), "m'": ("étais",)}
_BEFORE_REFLEXIVE = ("après", "sans", "de", "d'", "pour", "en")


def _is_reflexive(tokens: tuple[Token, ...], i: int) -> bool:
    """« se sont mis », « vous vous êtes inscrit », « après vous être inscrit »."""
    before, second, third = (tokens[i - back].mot if i >= back else "" for back in (1, 2, 3))
    if before in ("se", "s'"):
        return True
    if tokens[i].mot in ("être", "étant"):
        return before in ("vous", "nous", "me") and second in _BEFORE_REFLEXIVE
    if tokens[i].mot not in _SUBJECTS.get(before, ()):
        return False
    return before in ("me", "m'") or before in (second, third if second in ("ne", "n'") else "")
