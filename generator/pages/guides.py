"""The pages of procedures: the guide, its situations, its former addresses.

Owns their addresses and contexts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.inline import to_plain
from generator.model.directory import Terme
from generator.model.procedure import Procedure
from generator.model.walk import texts
from generator.model.words import Statut
from generator.pages.drawn import guide_drawing, guide_ladder
from generator.pages.page import Edition, PageSpec
from generator.render import trusted
from generator.view.cards import shown
from generator.view.essentiel import delay_in_brief, essentiel
from generator.view.glossary import Lexicon, lexicon
from generator.view.guide import Guide, guide
from generator.view.situation import EtatSituation, states


@dataclass(frozen=True)
class LienPdf:
    """The step sheet of a guide."""

    href: str
    poids: str


@dataclass(frozen=True)
class SituationVue:
    """The entry to « Ma situation » on the guide page."""

    href: str
    questions: tuple[Any, ...]


def guide_pages(edition: Edition) -> Iterator[PageSpec]:
    """Every page of every procedure the edition shows."""
    words = lexicon(edition.catalogue.termes)
    for procedure in shown(edition.catalogue, edition.nom):
        yield from _guide_pages(procedure, edition, words)
        for state in states(procedure):
            yield _situation_page(procedure, state, edition)
        for old in procedure.anciens_slugs:
            yield _former_page(procedure, str(old))


def _breadcrumbs(procedure: Procedure, edition: Edition) -> tuple[tuple[str, str], ...]:
    theme = edition.catalogue.themes[procedure.theme]
    return (("Accueil", ""), (str(theme.titre), f"themes/{theme.id}/"))


def _guide_pages(procedure: Procedure, edition: Edition, words: Lexicon) -> Iterator[PageSpec]:
    """The short page and the whole guide; at the desk, the whole guide only."""
    view = guide(procedure, edition.catalogue, edition.day, with_agents=edition.nom == "agents")
    context = _shared_context(view, edition)
    indexable = procedure.statut in (Statut.PUBLIEE, Statut.SUSPENDUE)
    title, summary = str(procedure.titre), to_plain(procedure.resume)
    crumbs = _breadcrumbs(procedure, edition)
    whole = _whole_guide(view.adresse, edition)
    if whole != view.adresse:
        short = {**context, "e": essentiel(view), "tout": whole, "jsonld": trusted(_json_ld(view, edition))}
        yield PageSpec(view.adresse, "toutes", title, summary, "guide/essentiel.html.j2", short, crumbs,
                       indexable=indexable)
        title, crumbs = f"{title} : le guide complet", (*crumbs, (title, view.adresse))
    terms = words.used_in(text for path, text in texts(procedure) if _is_shown(path))
    full = {
        **context, "echelle": guide_ladder(view, edition), "termes": terms, "testee": False,
        "services": edition.catalogue.services if edition.nom == "agents" else {},
        "titres": _linked_titles(procedure, edition),
    }
    yield PageSpec(whole, "toutes", title, summary, "guide/guide.html.j2", full, crumbs, indexable=indexable)


def _whole_guide(short: str, edition: Edition) -> str:
    """The folder of the whole guide, from the short page's. At the desk the whole guide comes first."""
    return short if edition.nom == "agents" else f"{short}complet/"


def _shared_context(view: Guide, edition: Edition) -> dict[str, Any]:
    procedure = view.procedure
    size = len(edition.sheets.get(procedure.slug, b""))
    questions = procedure.questions
    return {
        "g": view,
        "delai_court": delay_in_brief(view),
        "dessin": guide_drawing(view, edition),
        "situation": SituationVue(f"{view.adresse}situation/", questions) if questions else None,
        "pdf": LienPdf(f"fiches/{procedure.slug}.pdf", f"{max(1, round(size / 1024))} ko") if size else None,
        "ics": f"agenda/{procedure.slug}.ics" if any(a.debut for a in view.annonces) else None,
    }


def _linked_titles(procedure: Procedure, edition: Edition) -> dict[str, str]:
    """The titles of the guides that this one sends people to, when the edition shows them."""
    names = {p.slug: str(p.titre) for p in shown(edition.catalogue, edition.nom)}
    return {str(o.procedure): names[str(o.procedure)] for o in procedure.public.pas_pour if str(o.procedure) in names}


def _is_shown(path: str) -> bool:
    return path.split(".")[0] not in ("autres_noms", "agents", "message_attente", "essai", "derogations", "sources",
                                      "base_legale")


def _situation_page(procedure: Procedure, state: EtatSituation, edition: Edition) -> PageSpec:
    answers: Mapping[str, str] | None = state.reponses if state.genre == "resultat" else None
    view = guide(procedure, edition.catalogue, edition.day, answers)
    title = {"question": f"{procedure.titre} : votre situation", "resultat": f"{procedure.titre} : votre liste",
             "autre": f"{procedure.titre} : une autre situation"}[state.genre]
    crumbs = (*_breadcrumbs(procedure, edition), (str(procedure.titre), view.adresse))
    context = {"g": view, "etape_situation": state, "delai_court": delay_in_brief(view),
               "complet": _whole_guide(view.adresse, edition)}
    return PageSpec(view.adresse + state.chemin, "toutes", title, to_plain(procedure.resume),
                    "guide/situation.html.j2", context, crumbs, canonique=view.adresse, indexable=False)


def _former_page(procedure: Procedure, old: str) -> PageSpec:
    context = {"cible": f"demarches/{procedure.slug}/", "titre": str(procedure.titre)}
    return PageSpec(f"demarches/{old}/", "toutes", str(procedure.titre), "", "pages/ancien.html.j2", context,
                    canonique=f"demarches/{procedure.slug}/", indexable=False)


def _json_ld(view: Guide, edition: Edition) -> str:
    """schema.org GovernmentService; « < » is escaped so that no text can close the script element."""
    site = edition.settings.url
    provider = {"@type": "GovernmentOrganization", "name": str(view.bandeau.organisme.nom)}
    service: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "GovernmentService",
        "name": to_plain(view.procedure.titre), "description": to_plain(view.procedure.resume),
        "url": site + view.adresse, "inLanguage": "fr", "provider": provider,
        "areaServed": {"@type": "City", "name": edition.settings.ville},
    }
    places: list[dict[str, Any]] = [
        {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": str(s.telephone)}}
        for s in view.lieux if s.telephone]
    if places:
        service["availableChannel"] = places
    text = json.dumps(service, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def terms_of_site(edition: Edition) -> tuple[Terme, ...]:
    """The public glossary, in alphabetical order."""
    return lexicon(edition.catalogue.termes).public
