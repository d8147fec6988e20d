"""Syllables of French words, by rule, as they are spoken (a final « e » is silent, « qu » is one consonant).

Owns: the count for one token. Must not know: sentences, formulas.
Source of the rules: French spelling-to-sound regularities (vowel groups, glides, silent endings), written for this
project; a count by hyphenation (pyphen, used by textstat) never cuts « idée », « créer » or « océan ».
"""

import re
from functools import lru_cache

from generator.readability.lexicon import read_words

_LETTERS = {"w": 3, "y": 2}
_VOWELS = "aàâäeéèêëiîïoôöuùûüyœæ"
# Applied in order, on the whole word, before the silent ending is dropped.
_SPOKEN = tuple((re.compile(pattern), replacement) for pattern, replacement in (
    (r"(?<=\Ap)ay(?=s)|(?<=\Aabb)ay(?=e)", "aï"),
    (r"aoû|(?<=s)aou", "ou"),
    (r"uë", "u"),
    (rf"(?<=q)u(?=[{_VOWELS}])|(?<=g)u(?=[eiyéèêî])", ""),
    (r"(?<=g)e(?=[aoâô])", ""),
    (r"(?<=[aiouéy])e(?=ments?\Z|r(?:a|ai|as|ez|ons|ont|ais|ait|ions|iez|aient)\Z)", ""),
    (r"(?<=[aeuœ])ill|(?<=[aeuœ])il(?=s?\Z)", "j"),
    (rf"(?<=[aoue])y(?=[{_VOWELS}])", "ij"),
    (rf"\Ay(?=[{_VOWELS}])", "j"),
    (r"(?<=[bcdfgptv][lr])(i|ou)(?=[aeéèêoâ]|(?<=u)ir)", r"\1'"),
    (r"(?<=[bcdfgptv][lr])u(?=[aeéèêoâ])", "u'"),
))
_NUCLEUS = re.compile(
    r"eau|œu|oeu"
    r"|[iy](?:eau|œu|eu|ou|au|ai|aî|oi|[aâàeéèêoôuœ])"
    r"|ou(?:eu|ai|ei|[iîeéèêaâ])"
    r"|u(?:eu|ai|ei|[iîeéèêaâo])"
    r"|oi|oî|oy|oê|ou|où|oû|ai|aî|ay|ei|ey|au|eu|eû"
    rf"|[{_VOWELS}]"
)


@lru_cache(maxsize=65536)
def count_syllables(word: str) -> int:
    """Spoken syllables of one token in lower case (at least 1, an elided « l' » counts 0)."""
    if word.endswith("'"):
        return 1 if len(word) > 3 else 0
    letters = word[:-3] + "e" if len(word) > 4 and word.endswith("ent") and _ent_is_silent(word) else word
    for pattern, replacement in _SPOKEN:
        letters = pattern.sub(replacement, letters)
    return max(1, len(_NUCLEUS.findall(_drop_silent_ending(letters))))


def count_spelled(sigle: str) -> int:
    """Syllables of an acronym in capitals: spelled when it is short or has no vowel where one is needed."""
    letters = [c for c in sigle.lower() if c.isalpha()]
    if len(letters) > 3 and re.search(r"[aeiouy]", "".join(letters[:3])):
        return count_syllables("".join(letters))
    return max(1, sum(_LETTERS.get(c, 1) for c in letters))


def _drop_silent_ending(letters: str) -> str:
    """Without the final « e » or « es », when another vowel is heard before it."""
    for ending in ("es", "e"):
        if letters.endswith(ending) and any(c in _VOWELS for c in letters[:-len(ending)]):
            return letters[:-len(ending)]
    return letters


def _ent_is_silent(word: str) -> bool:
    if word.endswith("ment"):
        return word in read_words("syllabes_ment")
    return word not in read_words("syllabes_ent")
