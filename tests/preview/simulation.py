"""Edited guides with known truth: every word carries an identity, so the right place of a quote is never in doubt.

A guide has 18 to 45 fields made of ordinary sentences, four of which recur; a quote of 1 to 6 words; then 1 to 8
edits: delete, insert or move a field; replace, insert or drop words. A moved field keeps its id.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from itertools import count

from generator.preview.anchors import CONTEXT, Ancre, Etat, make_ancre, place
from generator.preview.contract import Champ

from .worlds import sha

WORDS = tuple(
    re.findall(
        r"\S+",
        """vous demande dossier mairie rendez-vous pièce copie original carte photo récente signature formulaire service
        guichet délai semaine réponse courrier adresse parent enfant majeur mineur date naissance acte livret preuve
        paiement gratuit retrait présence empreinte ligne compte message numéro papier facture logement impôt quittance
        attestation""",
    )
)
RECURRENT = [
    "Apportez un justificatif de domicile de moins d'un an.",
    "Prenez rendez-vous avec le service.",
    "Gardez une copie de votre dossier.",
    "Venez avec une pièce d'identité.",
]


@dataclass(frozen=True)
class Word:
    """A word that can be recognised wherever it goes."""

    id: int
    text: str


Field = tuple[str, tuple[Word, ...]]


def simulate(rng: random.Random, runs: int) -> dict[str, int]:
    """How many remarks end at the right place, at a wrong one, on the whole field although a word of the quote
    lives, or nowhere although their field lives."""
    tally = {"runs": runs, "right": 0, "wrong": 0, "field": 0, "lost": 0}
    for _ in range(runs):
        tally[_run(rng)] += 1
    return tally


def _run(rng: random.Random) -> str:
    ids = count()
    guide = [(f"f{rank}", _sentence(rng, ids)) for rank in range(rng.randint(18, 45))]
    home, words = rng.choice(guide)
    start = rng.randrange(len(words))
    quoted = words[start : start + rng.randint(1, 6)]
    # The form keeps the first place of a repeated quote; the simulation keeps the place it drew, as a mouse would.
    offset, text = len(_text(words[:start])) + (1 if start else 0), _text(words)
    end = offset + len(_text(quoted))
    around = {"prefixe": text[max(0, offset - CONTEXT) : offset], "suffixe": text[end : end + CONTEXT]}
    ancre = replace(make_ancre(_field(home, words), ""), citation=text[offset:end], position=offset, **around)
    for _ in range(rng.randint(1, 8)):
        guide = _edit(rng, guide, ids, home)
    return _judge(ancre, guide, home, {word.id for word in quoted})


def _judge(ancre: Ancre, guide: list[Field], home: str, quoted: set[int]) -> str:
    """A span is right when it covers a word of the quote, or all of its text retyped; else it is wrong."""
    placed = place(ancre, [_field(id_, words) for id_, words in guide])
    today = dict(guide).get(home)
    if today is None:
        return "right" if placed.etat is Etat.SUPPRIMEE else "wrong"
    if placed.champ is None:
        return "lost"
    alive = quoted & {word.id for word in today}
    if placed.etat is Etat.CHAMP:
        return "field" if alive == quoted else "right"
    covered, here = set(), 0
    for word in today:
        if here < placed.fin and here + len(word.text) > placed.debut:
            covered.add(word.id)
        here += len(word.text) + 1
    return "right" if alive & covered else "wrong"


def _sentence(rng: random.Random, ids: count[int]) -> tuple[Word, ...]:
    if rng.random() < 0.2:
        texts = rng.choice(RECURRENT).split()
    else:
        texts = [rng.choice(WORDS) for _ in range(rng.randint(5, 16))]
    return tuple(Word(next(ids), text) for text in texts)


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def _field(id_: str, words: tuple[Word, ...]) -> Champ:
    text = _text(words)
    return Champ(id_, "s", None, "phrase", id_, text, sha(text), 1, 1)


def _edit(rng: random.Random, guide: list[Field], ids: count[int], home: str) -> list[Field]:
    guide = list(guide)
    kind = rng.choice(["delete", "insert", "move", "replace", "add", "drop", "replace", "add", "drop"])
    rank = rng.randrange(len(guide))
    if rng.random() < 0.3:  # authors work on what was remarked
        rank = next((index for index, item in enumerate(guide) if item[0] == home), rank)
    id_, words = guide[rank]
    cut = rng.randrange(len(words))
    fresh = tuple(Word(next(ids), rng.choice(WORDS)) for _ in range(rng.randint(1, 3)))
    if kind == "delete" and len(guide) > 2:
        del guide[rank]
    elif kind == "insert":
        guide.insert(rank, (f"n{next(ids)}", _sentence(rng, ids)))
    elif kind == "move":
        guide.insert(rng.randrange(len(guide)), guide.pop(rank))
    elif kind == "replace":
        guide[rank] = (id_, words[:cut] + fresh + words[cut + len(fresh) :])
    elif kind == "add":
        guide[rank] = (id_, words[:cut] + fresh + words[cut:])
    elif len(words) > 2:
        guide[rank] = (id_, words[:cut] + words[cut + rng.randint(1, 2) :] or words)
    return guide
