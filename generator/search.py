"""The search index of an edition, written from the Catalogue: what residents may type, and what they find.

Owns the index's form. The script that reads it is templates/theme/assets/recherche.js.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.inline import to_plain
from generator.model.directory import Catalogue
from generator.view.cards import Carte


def search_index(catalogue: Catalogue, cards: Iterable[Carte]) -> bytes:
    """JSON: for each procedure its title, other names, summary, address and who does it."""
    entries = []
    for one in cards:
        procedure = catalogue.procedures[one.slug]
        names = [to_plain(name) for name in procedure.autres_noms]
        entries.append({"t": one.titre, "n": names, "r": to_plain(one.resume), "u": one.href, "q": one.qui})
    return json.dumps({"fiches": entries}, ensure_ascii=False, separators=(",", ":")).encode()
