"""Frequencies: the door to wordfreq, for information only (rarity is not difficulty in administrative texts).

Owns: the import of wordfreq (lazy: about 0.4 s, once). Must not know: rules, glossary. Offline.
Unit: Zipf, the base-10 logarithm of the occurrences per billion words (Van Heuven et al. 2014); 0 when unknown.
"""

from functools import cache, lru_cache
from typing import Protocol


class _Zipf(Protocol):
    def __call__(self, word: str, lang: str) -> float: ...


@cache
def _door() -> _Zipf:
    from wordfreq import zipf_frequency

    door: _Zipf = zipf_frequency
    return door


@lru_cache(maxsize=65536)
def find_zipf(word: str) -> float:
    """Zipf frequency of a French word in lower case (6 « maison », 3.6 « redevance », 0 unknown)."""
    return float(_door()(word, "fr"))
