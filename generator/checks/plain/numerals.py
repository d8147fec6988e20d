"""French numbers: words and Roman figures → figures.

Owns: the arithmetic. Must not know: rules. Source: French numeral grammar (« quatre-vingt-dix-sept » = 4×20+10+7).
"""

import re

_UNITS = dict(zip(
    ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
     "quatorze", "quinze", "seize"), range(17), strict=True))
_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
         "septante": 70, "octante": 80, "huitante": 80, "nonante": 90}
_SCALES = {"cent": 100, "cents": 100, "mille": 1000}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
NUMBER_WORDS = frozenset({*_UNITS, *_TENS, *_SCALES, "une"})


def read_number(words: tuple[str, ...]) -> int | None:
    """Value of number words (« et » left out by the caller or not), or None when they make no number."""
    total = group = 0
    for word in words:
        if word == "et":
            continue
        if word in ("un", "une"):
            group += 1
        elif word in _UNITS:
            group += _UNITS[word]
        elif word in ("vingt", "vingts") and 0 < group % 100 < 10 and group % 100 == 4:
            group += 76
        elif word in _TENS:
            group += _TENS[word]
        elif word in ("cent", "cents"):
            group = max(1, group) * 100
        elif word == "mille":
            total, group = total + max(1, group) * 1000, 0
        else:
            return None
    return total + group


def write_number(value: int) -> str:
    """« 12000 » → « 12 000 », with a non-breaking space."""
    return f"{value:,}".replace(",", "\u202f") if value >= 10000 else str(value)


def read_roman(text: str) -> int | None:
    """« XIV » → 14; None when it is not a Roman number."""
    letters = text.lower()
    if not re.fullmatch(r"(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", letters) or not letters:
        return None
    values = [_ROMAN[c] for c in letters]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))
