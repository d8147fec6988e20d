"""Lemmas: the door to simplemma. « attribuées » → « attribuer ».

Owns: the import of simplemma (lazy: about 0.2 s, once) and the spelling keys under which a word may be looked up.
Must not know: glossary, rules. Offline; keeps nothing outside its own cache.
"""

from functools import cache, lru_cache
from typing import Protocol

_ALIKE = {
    "du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "l'": "le", "la": "le", "les": "le", "une": "un",
    "s'": "se", "n'": "ne", "qu'": "que", "c'": "ce", "cet": "ce", "cette": "ce", "ces": "ce",
    "sa": "son", "ses": "son", "leur": "son", "leurs": "son", "votre": "son", "vos": "son", "notre": "son",
    "nos": "son", "tous": "tout", "toute": "tout", "toutes": "tout", "vous": "se", "est": "être", "sont": "être",
    "sera": "être", "seront": "être", "soit": "être", "soient": "être", "été": "être", "était": "être",
    "étaient": "être", "êtes": "être", "serait": "être", "seraient": "être", "serez": "être",
}


class _Lemmatizer(Protocol):
    def lemmatize(self, token: str, lang: str) -> str: ...


@cache
def _door() -> _Lemmatizer:
    from simplemma import Lemmatizer

    door: _Lemmatizer = Lemmatizer()
    return door


@lru_cache(maxsize=65536)
def find_lemma(word: str) -> str:
    """Dictionary form of a word in lower case; the word itself when unknown."""
    return _door().lemmatize(word, lang="fr").lower() if len(word) > 2 else word


@lru_cache(maxsize=65536)
def find_keys(word: str) -> tuple[str, ...]:
    """The word, then the forms under which a lexicon may hold it, without repeats.

    Function words are merged (« du », « des », « d' » → « de »): « à l'exception du » meets « à l'exception de ».
    Participles also give their verb: « versée » → « versé », « verser »; « datant » → « dater ».
    """
    if word in _ALIKE:
        return word, _ALIKE[word]
    if len(word) < 4:
        return (word,)
    lemma = find_lemma(word)
    keys = [word, lemma]
    if lemma.endswith("é"):
        keys.append(lemma[:-1] + "er")
    elif lemma.endswith("ant") and len(lemma) > 5:
        keys.append(find_lemma(lemma[:-3] + "er"))
    return tuple(dict.fromkeys(keys))
