"""What the tester at work is asked of the guide in the address."""

from __future__ import annotations

from generator.preview.portions import Portion, portion_of, whole_of
from generator.preview.store.people import rank_of_testeur
from generator.preview.store.sql import Connection
from generator.preview.visit import Visite

ON_PAPER = "papier"


def asked_of(visite: Visite, link: Connection) -> Portion:
    """The portion of this tester; all of the guide when an agent copies a paper sheet."""
    if visite.qui.mode == ON_PAPER:
        return whole_of(visite.guide)
    return portion_of(visite.guide, rank_of_testeur(link, visite.testeur_id))
