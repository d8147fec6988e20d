"""From a project to the PDFs to have: which sheets, which packs, the poster; their places and their keys.

Owns what makes a PDF stale. Only published procedures are printed: what lies in build/fiches/usager is put online.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.cache import digest
from generator.inline import typeset
from generator.model.procedure import Procedure
from generator.project import Project
from generator.sheets.compose import LADDERS, Composer, Niveau, title_of
from generator.sheets.feuille import Feuille, sheet
from generator.sheets.keep import Entree
from generator.sheets.make import Travail
from generator.sheets.mend import Notice
from generator.sheets.poster import poster_view
from generator.view.banner import banner
from generator.view.cards import shown, sort_key

PACKS = ("ville", "metropole", "theme", "tous")
SIDES = 2


@dataclass(frozen=True)
class Atelier:
    """What jobs are made with: the project, the composer of HTML, the name of the engine that will print."""

    project: Project
    composer: Composer
    moteur: str

    def cle(self, *parts: str) -> str:
        """The key of a PDF: all that could change its bytes."""
        return digest(self.project.version, self.composer.key, self.moteur, *parts)

    def notice(self, titre: str, sujet: str, dates: Iterable[Procedure]) -> Notice:
        """The notice of a PDF: dated from the last verification of what it says."""
        last = max((p.verifie_le for p in dates), default=self.project.day)
        return Notice(typeset(titre), f"Ville d’{self.project.settings.ville}", typeset(sujet), last)


def printable(project: Project) -> tuple[Procedure, ...]:
    """The published procedures, in the order of their names."""
    return shown(project.loaded.catalogue, "public")


def sheet_of(workshop: Atelier, procedure: Procedure, profil: str, answers: Mapping[str, str]) -> Feuille:
    """The view of one sheet on the project's day."""
    project = workshop.project
    return sheet(procedure, project.loaded.catalogue, project.day, profil, answers)


def sheet_job(workshop: Atelier, procedure: Procedure, profil: str, answers: Mapping[str, str]) -> Travail:
    """The job of one step sheet, general or for some answers."""
    feuille = sheet_of(workshop, procedure, profil, answers)
    case = "".join(f".{question}-{answer}" for question, answer in answers.items())
    path = f"{profil}/cas/{procedure.slug}{case}.pdf" if answers else f"{profil}/{procedure.slug}.pdf"
    ladder = LADDERS[profil]
    notice = workshop.notice(title_of(feuille), str(procedure.resume), [procedure])

    def html(_: Mapping[str, int]) -> str:
        return workshop.composer.sheet(feuille, ladder[0])

    return Travail(path, workshop.cle(repr(feuille), repr(ladder), repr(notice)), notice, html, ladder, SIDES)


def pack_jobs(workshop: Atelier, kind: str, profil: str, printed: Mapping[str, Entree]) -> tuple[Travail, ...]:
    """The packs of a kind (one per theme for `theme`), with the sheets as they were printed alone."""
    groups = _groups(workshop.project, kind)
    return tuple(_pack_job(workshop, name, title, group, profil, printed)
                 for (name, title), group in groups.items() if group)


def _groups(project: Project, kind: str) -> dict[tuple[str, str], list[Procedure]]:
    catalogue = project.loaded.catalogue
    procedures = sorted(printable(project), key=lambda p: sort_key(str(p.titre)))
    if kind == "tous":
        return {("tous", "Toutes les démarches"): procedures}
    if kind == "theme":
        return {(f"theme-{t.id}", str(t.titre)): [p for p in procedures if p.theme == t.id]
                for t in catalogue.themes.values()}
    name = str(catalogue.organismes[kind].nom)
    acting = [p for p in procedures if any(r.organisme.id == kind for r in banner(p, catalogue).roles)]
    return {(kind, f"Les démarches avec {name}"): acting}


def _pack_job(workshop: Atelier, name: str, title: str, group: Sequence[Procedure], profil: str,
              printed: Mapping[str, Entree]) -> Travail:
    known = [(sheet_of(workshop, p, profil, {}), printed[f"{profil}/{p.slug}.pdf"]) for p in group
             if f"{profil}/{p.slug}.pdf" in printed]
    sheets = tuple((feuille, *_level(entry, profil)) for feuille, entry in known)
    notice = workshop.notice(title, f"{len(sheets)} fiches de démarches", group)
    context = {"titre": title, "profil": profil, "fiches": sheets, "jour": notice.jour}
    html = partial(_pack_html, workshop.composer, context)
    return Travail(f"{profil}/packs/{name}.pdf", workshop.cle("pack", repr(context), repr(notice)), notice, html,
                   sommaire=True)


def _level(entry: Entree, profil: str) -> Niveau:
    return entry.niveaux[0] if entry.niveaux else LADDERS[profil][-1]


def _pack_html(composer: Composer, context: Mapping[str, object], places: Mapping[str, int]) -> str:
    return composer.page("sheet/recueil.html.j2", {**context, "places": places})


def poster_job(workshop: Atelier) -> Travail:
    """The A3 poster « Qui fait quoi »."""
    project = workshop.project
    view = poster_view(project.loaded.catalogue)
    notice = Notice("Qui fait quoi ?", f"Ville d’{project.settings.ville}", "Ville ou Métropole : à qui s’adresser",
                    view.verifie_le)

    def html(_: Mapping[str, int]) -> str:
        return workshop.composer.page("sheet/affiche.html.j2", {"a": view, "marques": ""})

    return Travail("affiche/qui-fait-quoi.pdf", workshop.cle("affiche", repr(view), repr(notice)), notice, html,
                   (("", 1), ("serre", 1)), pages=1)
