"""Whether the words and numbers of a specimen have room, on a large screen and on a telephone.

Owns the remedy in percent of the document, the unit authors write. Must not know how a specimen is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from generator.drawings.metrics import width_of
from generator.drawings.shapes import Box
from generator.drawings.specimen import WORD_SIZE, Specimen, Zone, badge_box, content_box, document_box, zone_box

Misfit = tuple[int, str, str, str]
"""Rank of the zone from 0, key to change, what is wrong, what to write instead."""


def misfits(data: Specimen) -> Iterator[Misfit]:
    """Words wider or higher than their zone, and numbers that cover each other, in the narrowest drawing."""
    document = document_box(data.format, narrow=True)
    numbers: list[tuple[Box, str]] = []
    for rank, zone in enumerate(data.zones):
        box = zone_box(zone, document)
        if zone.mot:
            yield from ((rank, *told) for told in _word_misfits(zone, box, document))
        if zone.libelle:
            badge = badge_box(box)
            for other, label in numbers:
                if badge.meets(other):
                    yield (rank, "place", f"Le numéro de « {zone.libelle} » cache celui de « {label} ».",
                           "Descendez la zone, ou décalez-la à droite.")
            numbers.append((badge, zone.libelle))


def _word_misfits(zone: Zone, box: Box, document: Box) -> Iterator[tuple[str, str, str]]:
    room = content_box(zone, box)
    needed = ceil((width_of(zone.mot, WORD_SIZE, bold=True) + box.w - room.w + 1) * 100 / document.w)
    if width_of(zone.mot, WORD_SIZE, bold=True) > room.w:
        wider = f"Donnez à la zone {needed} % de large, ou raccourcissez le mot."
        yield ("mot", f"« {zone.mot} » est trop long pour sa zone ({zone.place[2]} % de large).",
               wider if zone.place[0] + needed <= 100 else "Raccourcissez le mot : il ne tient pas dans le document.")
    if room.h < WORD_SIZE:
        higher = ceil((WORD_SIZE + box.h - room.h + 1) * 100 / document.h)
        yield ("place", f"La zone est trop basse pour un mot ({zone.place[3]} % de haut).",
               f"Donnez-lui {higher} % de haut.")
