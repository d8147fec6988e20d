"""The pages that are not a guide: home, lists, who does what, services, words, notices.

Owns their addresses and contexts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from generator.model.directory import Service, Theme
from generator.pages.drawn import specimen_view
from generator.pages.guides import terms_of_site
from generator.pages.page import Edition, PageSpec
from generator.view.cards import Carte, by_letter, by_theme, card, shown, sort_key, who_does_what

HOME = (("Accueil", ""),)


def list_pages(edition: Edition) -> Iterator[PageSpec]:
    """Every page of lists and notices of an edition."""
    procedures = shown(edition.catalogue, edition.nom)

    def cards(depth: int) -> dict[str, Carte]:
        return {p.slug: card(p, edition.catalogue, "../" * depth) for p in procedures}

    yield _home(edition, procedures, cards(0))
    yield _all(edition, procedures, cards(1))
    for kind, themes, key in (("themes", edition.catalogue.themes, "theme"),
                              ("moments", edition.catalogue.evenements, "evenements")):
        yield from _themes(kind, themes, key, procedures, cards(2))
    yield _who(edition, cards(1))
    yield from _directories(edition)
    yield from _notices(edition, procedures, cards(1))


def _home(edition: Edition, procedures: Any, cards: dict[str, Carte]) -> PageSpec:
    context = {
        "themes": by_theme(procedures, edition.catalogue.themes, cards, "theme"),
        "evenements": by_theme(procedures, edition.catalogue.evenements, cards, "evenements"),
        "frequentes": tuple(cards[slug] for slug in edition.settings.en_avant.split(", ") if slug in cards),
    }
    return PageSpec("", "accueil", edition.settings.nom, "Les démarches d’Orvault expliquées simplement : qui s’en "
                    "occupe, quels papiers apporter, où aller.", "pages/accueil.html.j2", context)


def _all(edition: Edition, procedures: Any, cards: dict[str, Carte]) -> PageSpec:
    context = {"lettres": by_letter(cards.values()),
               "par_theme": by_theme(procedures, edition.catalogue.themes, cards, "theme")}
    return PageSpec("toutes-les-demarches/", "toutes", "Toutes les démarches",
                    "La liste de toutes les démarches, de A à Z et par thème.", "pages/toutes.html.j2", context, HOME)


def _themes(kind: str, themes: Mapping[str, Theme], key: str, procedures: Any,
            cards: dict[str, Carte]) -> Iterator[PageSpec]:
    groups = by_theme(procedures, themes, cards, key)
    for theme, found in groups:
        others = tuple(t for t, _ in groups if t.id != theme.id)
        yield PageSpec(f"{kind}/{theme.id}/", "themes", str(theme.titre), str(theme.phrase), "pages/liste.html.j2",
                       {"theme": theme, "cartes": found, "autres": others, "genre_liste": kind}, HOME)


def _who(edition: Edition, cards: dict[str, Carte]) -> PageSpec:
    context = {"groupes": who_does_what(edition.catalogue, cards),
               "carte": edition.drawings.get("carte"), "echelle": edition.drawings.get("echelle")}
    return PageSpec("qui-fait-quoi/", "qui-fait-quoi", "Qui fait quoi ?",
                    "Ville d’Orvault ou Nantes Métropole : qui s’occupe de quoi, avec les sources.",
                    "pages/qui-fait-quoi.html.j2", context, HOME)


def _directories(edition: Edition) -> Iterator[PageSpec]:
    catalogue = edition.catalogue
    groups: dict[str, list[Service]] = {name: [] for name in catalogue.organismes}
    for service in catalogue.services.values():
        groups.setdefault(str(service.organisme), []).append(service)
    services = tuple((catalogue.organismes[name], tuple(found)) for name, found in groups.items() if found)
    yield PageSpec("services/", "services", "Les services", "Adresses, téléphones et horaires des services utiles.",
                   "pages/services.html.j2", {"services": services}, HOME)
    letters: dict[str, list[Any]] = {}
    for term in terms_of_site(edition):
        letters.setdefault(sort_key(term.terme)[:1].upper(), []).append(term)
    words = tuple((letter, tuple(found)) for letter, found in letters.items())
    yield PageSpec("lexique/", "lexique", "Les mots expliqués", "Les mots de l’administration, expliqués simplement.",
                   "pages/lexique.html.j2", {"lettres": words}, HOME)
    documents = tuple(sorted(catalogue.documents.values(), key=lambda d: sort_key(d.nom)))
    drawn = {str(d.id): v for d in documents if d.specimen and (v := specimen_view(str(d.specimen), edition))}
    yield PageSpec("documents/", "lexique", "Les papiers expliqués",
                   "À quoi ressemble chaque papier, et où l’obtenir.", "pages/documents.html.j2",
                   {"documents": documents, "specimens": drawn}, HOME)


def _notices(edition: Edition, procedures: Any, cards: dict[str, Carte]) -> Iterator[PageSpec]:
    catalogue = edition.catalogue
    plan = {"themes": by_theme(procedures, catalogue.themes, cards, "theme"),
            "evenements": by_theme(procedures, catalogue.evenements, cards, "evenements")}
    pictograms = tuple(edition.pictograms.values())
    yield PageSpec("plan/", "autre", "Plan du site", "Toutes les pages du site.", "pages/plan.html.j2", plan, HOME)
    yield PageSpec("accessibilite/", "autre", "Accessibilité : non conforme",
                   "Déclaration d’accessibilité du site.", "pages/accessibilite.html.j2", {}, HOME)
    yield PageSpec("mentions/", "autre", "Mentions légales et données personnelles",
                   "Qui publie ce site, et ce qu’il fait de vos données : rien.", "pages/mentions.html.j2",
                   {"credits": _credits(edition)}, HOME)
    yield PageSpec("recherche/", "autre", "Rechercher une démarche", "Trouver une démarche avec vos mots.",
                   "pages/recherche.html.j2", {}, HOME)
    yield PageSpec("pictogrammes/", "autre", "Les pictogrammes", "Tous les pictogrammes du site, avec leur sens.",
                   "pages/pictogrammes.html.j2", {"pictogrammes": pictograms}, HOME, indexable=False)
    yield PageSpec("404", "autre", "Page introuvable", "Cette page n’existe pas.", "pages/erreur404.html.j2", {},
                   indexable=False)
    if edition.nom == "agents":
        yield _redirects(procedures, catalogue.services, cards)


def _credits(edition: Edition) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for pictogram in edition.pictograms.values():
        name = f"{pictogram.source} ({pictogram.licence})"
        counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items()))


def _redirects(procedures: Any, services: Mapping[str, Service], cards: dict[str, Carte]) -> PageSpec:
    """For the desk: phrases to say by key word, under their letter; phone messages; the questions of each guide."""
    rows: list[tuple[str, str, Service, Carte]] = []
    messages: list[tuple[Carte, str]] = []
    questions: list[tuple[Carte, tuple[Any, ...]]] = []
    for procedure in procedures:
        one = cards[procedure.slug]
        for phrase in procedure.agents.renvois if procedure.agents else ():
            rows += [(str(word), str(phrase.phrase), services[phrase.service], one) for word in phrase.mots]
        if procedure.message_attente:
            messages.append((one, str(procedure.message_attente)))
        if procedure.questions_frequentes:
            questions.append((one, procedure.questions_frequentes))
    rows.sort(key=lambda row: sort_key(row[0]))
    letters = tuple((letter, tuple(found)) for letter, found in groupby(rows, lambda row: sort_key(row[0])[:1].upper()))
    return PageSpec("accueil-agents/", "autre", "Orienter un habitant", "Réservé à l’accueil.",
                    "pages/redirections.html.j2",
                    {"renvois": letters, "messages": tuple(messages), "questions": tuple(questions)}, HOME,
                    indexable=False)
