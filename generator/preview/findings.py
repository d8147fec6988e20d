"""From the database to the two reports of the team: remarks with their place in the YAML today, and results.

Reads only. The formats are in `reports`, the arithmetic in `results`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.preview.contract import Construction, Guide
from generator.preview.results import (
    Resultats,
    average_trous,
    average_umux,
    count_segments,
    judge_images,
    judge_questions,
    judge_steps,
)
from generator.preview.store.records import Remarque
from generator.preview.store.remarks import list_evenements, list_remarques
from generator.preview.store.sql import Connection
from generator.preview.store.trials import (
    avis_of_guide,
    images_of_guide,
    list_seances,
    marques_of_guide,
    reponses_of_guide,
    trous_of_guide,
)
from generator.preview.views import RemarqueVue, view_remarque


@dataclass(frozen=True)
class Constat:
    """A remark as the author needs it. `vue` is None when the whole guide has left the build."""

    remarque: Remarque
    mode: str
    guide: Guide | None
    vue: RemarqueVue | None
    etat: str
    lisibilite: tuple[str, ...]

    @property
    def place(self) -> tuple[str, int, int]:
        """YAML file, line and column of the field today; line 0 when the field or the guide is gone."""
        if self.guide is None or self.vue is None:
            return "", 0, 0
        champ = self.vue.placement.champ
        return (self.guide.fichier, champ.ligne, champ.colonne) if champ else (self.guide.fichier, 0, 0)


def collect_remarks(
    link: Connection, construction: Construction, slug: str | None = None, campagne_id: str | None = None
) -> list[Constat]:
    """Every remark that was not withdrawn, of a guide or of all, of a campaign or of all."""
    found = []
    for remarque, mode in list_remarques(link, slug, campagne_id):
        guide = construction.guide(remarque.slug)
        vue = view_remarque(remarque, guide) if guide else None
        states = [event.vers for event in list_evenements(link, remarque.id) if event.genre == "etat"]
        review = tuple(json.loads(remarque.lisibilite))
        found.append(Constat(remarque, mode, guide, vue, states[-1], review))
    return found


def collect_results(link: Connection, guide: Guide) -> Resultats:
    """Everything known about a guide."""
    seances = list_seances(link, guide.slug)
    umux, umux_n = average_umux(seances)
    trous, trous_n = average_trous(guide, trous_of_guide(link, guide.slug))
    return Resultats(
        guide=guide,
        commencees=len(seances),
        terminees=sum(row["terminee_le"] is not None for row in seances),
        etapes=judge_steps(guide, marques_of_guide(link, guide.slug)),
        questions=judge_questions(guide, reponses_of_guide(link, guide.slug)),
        umux=umux,
        umux_n=umux_n,
        trous=trous,
        trous_n=trous_n,
        images=judge_images(images_of_guide(link, guide.slug), avis_of_guide(link, guide.slug)),
        segments=count_segments(seances),
        essentiels=tuple(row["essentiel"] for row in seances if row["essentiel"]),
        mots_libres=tuple(row["mot_libre"] for row in seances if row["mot_libre"]),
    )
