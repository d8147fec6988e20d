"""What a page is before it is rendered, and what all pages share.

Owns the shape. Knows neither the engine nor the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.model.directory import Catalogue, Service
from generator.pictograms import Pictogram
from generator.settings import Settings
from generator.view.cards import Carte


@dataclass(frozen=True)
class SiteVue:
    """What every template knows of the site."""

    nom: str
    ville: str
    url: str
    depot: str
    date: date
    edition: str
    telephone: str
    accueil: Service | None
    aide: Service | None


@dataclass(frozen=True)
class PageSpec:
    """A page to render: `chemin` is its folder from the root ("" for the home), with a final slash."""

    chemin: str
    rubrique: str
    titre: str
    description: str
    template: str
    contexte: Mapping[str, Any]
    fil: tuple[tuple[str, str], ...] = ()
    canonique: str = ""  # another page's folder, when this one is a variant of it
    indexable: bool = True

    @property
    def profondeur(self) -> int:
        """How many folders deep."""
        return self.chemin.count("/")

    @property
    def racine(self) -> str:
        """The prefix from this page to the root."""
        return "../" * self.profondeur

    @property
    def fichier(self) -> str:
        """The file of the page in the site."""
        return "404.html" if self.chemin == "404" else f"{self.chemin}index.html"


@dataclass(frozen=True)
class Edition:
    """Everything pages are made from: the content, the day, the edition (public, agents or apercu)."""

    catalogue: Catalogue
    settings: Settings
    day: date
    nom: str
    pictograms: Mapping[str, Pictogram]
    drawings: Mapping[str, Any] = field(default_factory=dict)  # see generator/pages/drawn.py
    sheets: Mapping[str, bytes] = field(default_factory=dict)  # slug → its PDF

    @property
    def site(self) -> SiteVue:
        """The site as templates see it."""
        services = self.catalogue.services
        desk = services.get(self.settings.accueil)
        return SiteVue(self.settings.nom, self.settings.ville, self.settings.url, self.settings.depot, self.day,
                       self.nom, str(desk.telephone or "") if desk else "", desk, services.get(self.settings.aide))


Cards = Mapping[str, Carte]
