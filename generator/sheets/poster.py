"""The poster « Qui fait quoi »: the lines of competences by who deals with them.

Owns what the poster may say: a line without a source for Orvault is never attributed to anybody, a line known from a
neighbouring town says that it is to be confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.directory import Catalogue, LigneCompetence, Organisme, Service, StatutCompetence
from generator.view.cards import LigneVue, who_does_what


@dataclass(frozen=True)
class Sujet:
    """A line of the poster. `qui` is empty when the column already says it."""

    ligne: LigneCompetence
    qui: tuple[Organisme, ...]
    service: Service | None
    a_confirmer: bool


@dataclass(frozen=True)
class Colonne:
    """Who deals with it: ville, metropole, partage or autre. `numeros` are the services to call, most named first."""

    genre: str
    sujets: tuple[Sujet, ...]
    numeros: tuple[Service, ...]


@dataclass(frozen=True)
class Affiche:
    """The whole poster."""

    colonnes: tuple[Colonne, ...]
    inconnus: tuple[LigneCompetence, ...]
    verifie_le: date


def poster_view(catalogue: Catalogue) -> Affiche:
    """The poster of a catalogue."""
    columns = tuple(_column(genre, lines) for genre, lines in who_does_what(catalogue, {}))
    unknown = tuple(line for line in catalogue.competences if line.statut is StatutCompetence.INCONNU)
    return Affiche(tuple(c for c in columns if c.sujets), unknown,
                   max((line.verifie_le for line in catalogue.competences), default=date.min))


def _column(genre: str, lines: tuple[LigneVue, ...]) -> Colonne:
    told = [v for v in lines if v.ligne.statut is not StatutCompetence.INCONNU]
    subjects = tuple(Sujet(v.ligne, v.organismes if genre in ("partage", "autre") else (), v.service,
                           v.ligne.statut is StatutCompetence.VOISINE) for v in told)
    called = [v.service for v in told if v.service and v.service.telephone]
    by_use = sorted({str(s.id): s for s in called}.values(), key=lambda s: (-called.count(s), str(s.id)))
    return Colonne(genre, subjects, tuple(by_use))
