"""Lists of procedures as cards: for the home, themes, life events, search and the table « Qui fait quoi »."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.directory import Catalogue, LigneCompetence, Organisme, Service, Theme
from generator.model.procedure import Procedure, Source
from generator.model.words import Statut
from generator.view.banner import banner
from generator.view.words import joined

_SHOWN = {
    "public": frozenset({Statut.PUBLIEE, Statut.SUSPENDUE}),
    "agents": frozenset({Statut.PUBLIEE, Statut.SUSPENDUE}),
    "apercu": frozenset({Statut.PUBLIEE, Statut.SUSPENDUE, Statut.EN_TEST, Statut.BROUILLON}),
}


@dataclass(frozen=True)
class Carte:
    """A procedure in a list: where it is and who does it."""

    slug: str
    titre: str
    resume: str
    href: str
    picto: str
    genre: str
    qui: str
    statut: str


@dataclass(frozen=True)
class LigneVue:
    """A line of « Qui fait quoi » with what it quotes."""

    ligne: LigneCompetence
    organismes: tuple[Organisme, ...]
    service: Service | None
    cartes: tuple[Carte, ...]
    sources: tuple[Source, ...]


def shown(catalogue: Catalogue, edition: str) -> tuple[Procedure, ...]:
    """The procedures an edition shows, in the order of their slugs: drafts only in the preview."""
    return tuple(p for p in catalogue.procedures.values() if p.statut in _SHOWN[edition])


def card(procedure: Procedure, catalogue: Catalogue, racine: str) -> Carte:
    """The card of a procedure, seen from a page whose prefix to the root is `racine`."""
    view = banner(procedure, catalogue)
    names = [str(view.organisme.nom_court), *(str(o.nom_court) for o in view.autres)]
    return Carte(procedure.slug, str(procedure.titre), str(procedure.resume), f"{racine}demarches/{procedure.slug}/",
                 str(procedure.picto), view.genre, joined(names, "et"), str(procedure.statut))


def sort_key(title: str) -> str:
    """Alphabetical order as in a French dictionary: accents and case aside."""
    return unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()


def by_letter(cards: Iterable[Carte]) -> tuple[tuple[str, tuple[Carte, ...]], ...]:
    """Cards by first letter, in order."""
    groups: dict[str, list[Carte]] = {}
    for one in sorted(cards, key=lambda c: sort_key(c.titre)):
        groups.setdefault(sort_key(one.titre)[:1].upper(), []).append(one)
    return tuple((letter, tuple(found)) for letter, found in groups.items())


def by_theme(procedures: Iterable[Procedure], themes: Mapping[str, Theme], cards: Mapping[str, Carte],
             key: str) -> tuple[tuple[Theme, tuple[Carte, ...]], ...]:
    """Themes (`key="theme"`) or life events (`key="evenements"`) with their cards; empty ones are left out."""
    found: dict[str, list[Carte]] = {name: [] for name in themes}
    for procedure in procedures:
        named = getattr(procedure, key)
        for name in named if isinstance(named, tuple) else (named,):
            found[str(name)].append(cards[procedure.slug])
    return tuple((themes[name], tuple(sorted(group, key=lambda c: sort_key(c.titre))))
                 for name, group in found.items() if group)


def who_does_what(catalogue: Catalogue, cards: Mapping[str, Carte]) -> tuple[tuple[str, tuple[LigneVue, ...]], ...]:
    """The lines of « Qui fait quoi » by family: ville, metropole, partage (several), autre (State and others)."""
    groups: dict[str, list[LigneVue]] = {"ville": [], "metropole": [], "partage": [], "autre": []}
    for line in catalogue.competences:
        actors = tuple(catalogue.organismes[o] for o in line.qui)
        families = {str(a.famille) for a in actors}
        name = families.pop() if len(families) == 1 else "partage"
        sources = catalogue.sources.get(line.place.file, {})
        groups[name if name in groups else "autre"].append(LigneVue(
            line, actors, catalogue.services.get(str(line.service)) if line.service else None,
            tuple(cards[str(p)] for p in line.procedures if str(p) in cards),
            tuple(sources[str(s)] for s in line.source if str(s) in sources)))
    return tuple((name, tuple(lines)) for name, lines in groups.items() if lines)
