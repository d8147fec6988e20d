"""The search index of an edition, written from the Catalogue: what residents may type, and what they find.

Owns the index's form. The script that reads it is templates/theme/assets/recherche.js. Must not know any page.
Letters are short because the index travels: t title, n other names, d papers, r summary, x other texts, u address,
q who does it in words, g family for the colour.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.inline import to_plain, typeset
from generator.model.directory import Catalogue
from generator.model.pieces import Groupe, Piece, PieceDemandee
from generator.model.procedure import Procedure
from generator.model.values import Absence
from generator.view.cards import Carte


def search_index(catalogue: Catalogue, cards: Iterable[Carte]) -> bytes:
    """JSON `{"fiches": [...]}`: one entry per card, in the order of the cards; addresses are relative to the root."""
    entries = [_entry(catalogue.procedures[one.slug], one, catalogue) for one in cards]
    return json.dumps({"fiches": entries}, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(procedure: Procedure, one: Carte, catalogue: Catalogue) -> dict[str, object]:
    return {
        "t": typeset(one.titre), "n": [str(name) for name in procedure.autres_noms], "r": to_plain(one.resume),
        "d": _unique(_papers(procedure, catalogue)), "x": _unique(_others(procedure, catalogue)),
        "u": one.href, "q": typeset(one.qui), "g": one.genre,
    }


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _papers(procedure: Procedure, catalogue: Catalogue) -> Iterator[str]:
    """Names of the papers asked for."""
    if not isinstance(procedure.pieces, Absence):
        for piece in procedure.pieces:
            for paper in _leaves(piece):
                yield str(catalogue.documents[paper.document].nom)


def _leaves(piece: Piece) -> Iterator[PieceDemandee]:
    if isinstance(piece, Groupe):
        for member in piece.membres:
            yield from _leaves(member)
    elif isinstance(piece, PieceDemandee):
        yield piece


def _others(procedure: Procedure, catalogue: Catalogue) -> Iterator[str]:
    """What else the page is about: its subjects in « Qui fait quoi », questions people ask, situations, steps."""
    for line in catalogue.competences:
        if procedure.slug in line.procedures:
            yield to_plain(line.sujet)
    yield from (to_plain(q.question) for q in procedure.questions_frequentes)
    yield from (to_plain(answer.texte) for q in procedure.questions for answer in q.reponses)
    if not isinstance(procedure.etapes, Absence):
        yield from (to_plain(step.titre) for step in procedure.etapes)
