"""The right spelling of a word: the nearest of those allowed, and what a text becomes as an identifier.

Owns how near is near, and the sentence that proposes it. Knows nothing of what the words name.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str:
    """The closest right spelling, capitals, accents, hyphens and underscores aside, or "" when none is close."""
    plain = {_plain(one): one for one in words}
    found = difflib.get_close_matches(_plain(word), list(plain), n=1, cutoff=0.6)
    if found:
        return plain[found[0]]
    return next((right for short, right in plain.items() if len(short) <= 3 and _one_slip(_plain(word), short)), "")


def _one_slip(word: str, short: str) -> bool:
    """True when one letter changed, added or lost makes the short word: ratios are too severe for « id » or « si »."""
    if abs(len(word) - len(short)) > 1 or not set(word) & set(short):
        return False
    if len(word) == len(short):
        return sum(a != b for a, b in zip(word, short)) == 1 or sorted(word) == sorted(short)
    longer, shorter = sorted((word, short), key=len, reverse=True)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _plain(word: str) -> str:
    return slug_of(word).replace("-", "_")


def did_you_mean(word: str, words: Iterable[str], where: str = "") -> str:
    """« Vouliez-vous dire … ? » or the list of what is allowed; `where` is the file or folder that holds a long one."""
    allowed = list(words)
    close = nearest(word, allowed)
    if close:
        return f"Vouliez-vous dire « {close} » ?"
    if not allowed:
        return "Aucune valeur n’est possible ici pour le moment."
    rest = (f", … Toutes sont dans {where}." if where else ", …") if len(allowed) > 12 else "."
    return "Valeurs possibles : " + ", ".join(allowed[:12]) + rest


def slug_of(text: str) -> str:
    """A text as an identifier: without accents, in lower case, with hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("’", " ")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
