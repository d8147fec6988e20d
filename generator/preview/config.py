"""Settings of the testers' server, frozen: durations, limits, contact, retention. No value is read from the outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path


@dataclass(frozen=True)
class Service:
    """Who answers for the test: shown in the receipt, the notice and the error pages. None: not known, not shown."""

    nom: str
    adresse: str | None = None
    telephone: str | None = None
    courriel: str | None = None
    delegue: str | None = None


@dataclass(frozen=True)
class Durees:
    """How long things live (design note 4.3 and 4.5)."""

    invitation: timedelta = timedelta(days=30)
    lien_equipe: timedelta = timedelta(hours=24)
    session_equipe: timedelta = timedelta(hours=12)
    retrait: timedelta = timedelta(minutes=15)
    invitation_expiree: timedelta = timedelta(days=30)
    identite: timedelta = timedelta(days=90)
    remarque: timedelta = timedelta(days=3 * 365)
    journal: timedelta = timedelta(days=365)
    limite: timedelta = timedelta(days=1)


@dataclass(frozen=True)
class Limite:
    """At most `nombre` requests per `secondes`, counted by session or by network address."""

    par: str
    nombre: int
    secondes: int


@dataclass(frozen=True)
class Limites:
    """Limits by kind of route (design note 4.3); a room of testers shares one address, so addresses get more."""

    ouverture: tuple[Limite, ...] = (Limite("adresse", 60, 60),)
    remarque: tuple[Limite, ...] = (Limite("session", 6, 60), Limite("session", 60, 86400), Limite("adresse", 60, 60))
    reponse: tuple[Limite, ...] = (Limite("session", 60, 60),)
    suivi: tuple[Limite, ...] = (Limite("adresse", 10, 60),)
    equipe: tuple[Limite, ...] = (Limite("session", 120, 60),)


@dataclass(frozen=True)
class Reglages:
    """Everything the server needs to know. `base`: a file path, or a `postgresql://` address.

    `construction` is the folder of the preview build, `contrat` its `apercu.json`, `styles` the style sheet of the
    testers' pages, `partages` the folders of the build that every tester may read (no page, no search index).
    """

    base: str
    construction: Path
    contrat: Path
    styles: Path
    service: Service
    adresse: str = "http://localhost:8001"
    hotes: tuple[str, ...] = ("localhost", "127.0.0.1")
    prefixe: str = "ORV"
    delai: str = "10 jours ouvrés"
    partages: tuple[str, ...] = ("assets",)
    durees: Durees = field(default_factory=Durees)
    limites: Limites = field(default_factory=Limites)
    taille_corps: int = 64 * 1024
    taille_remarque: int = 2000
    accueil_max: int = 30
