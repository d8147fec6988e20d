"""The drawings of pages: from views to the shapes that drawings take, and the same information as a list.

Owns which drawing a page gets. Geometry is in generator/drawings/; words come from the views.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.drawings.cards import Step
from generator.drawings.city_map_source import Street
from generator.drawings.ladder import MOST_QUESTIONS, Answer, Ladder, Question, ladder
from generator.drawings.shapes import Drawing, Render
from generator.drawings.specimen import Specimen, specimen
from generator.drawings.swimlane import Lane, Part, Swimlane, swimlane
from generator.inline import to_plain, typeset
from generator.pages.page import Edition
from generator.pictograms import Pictogram
from generator.render import trusted
from generator.view.branches import Branche, Pas, branches
from generator.view.guide import EtapeVue, Guide
from generator.view.words import capital, inside


@dataclass(frozen=True)
class DessinVue:
    """A drawing in its two widths, and what it shows as lines of text."""

    large: Markup
    etroit: Markup
    titre: str
    lignes: tuple[str, ...]


@dataclass(frozen=True)
class SpecimenVue:
    """The drawing of a kind of document with its legend."""

    titre: str
    large: Markup
    etroit: Markup
    legende: tuple[str, ...]


@dataclass(frozen=True)
class Drawer:
    """What drawing needs: pictograms, specimens and the door on templates."""

    pictograms: Mapping[str, Pictogram]
    specimens: Mapping[str, Specimen]
    street: Street
    render: Render


def _view(drawing: Drawing, title: str, lines: Sequence[str]) -> DessinVue:
    return DessinVue(trusted(drawing.large), trusted(drawing.narrow), title, tuple(lines))


def _drawer(edition: Edition) -> Drawer:
    drawer = edition.drawings["drawer"]
    assert isinstance(drawer, Drawer)
    return drawer


def guide_drawing(view: Guide, edition: Edition) -> DessinVue | None:
    """The swimlane of a guide's steps, when there are steps."""
    data = guide_swimlane(view, edition)
    if data is None:
        return None
    drawer = _drawer(edition)
    drawing = swimlane(data, drawer.pictograms, drawer.render)
    return _view(drawing, data.titre, tuple(_line(step) for step in view.etapes))


def guide_swimlane(view: Guide, edition: Edition) -> Swimlane | None:
    """What the drawing of a guide's steps says, before it is laid out."""
    if not view.etapes:
        return None
    parts = _parts(view)
    names = list(dict.fromkeys(step.couloir for part in parts for row in part.rangs for step in row))
    order = ["vous", "ville", "metropole"]
    names.sort(key=lambda n: order.index(n) if n in order else len(order))
    title = f"Qui fait quoi\u00a0: {to_plain(view.procedure.titre)}"
    return Swimlane(f"couloirs-{view.procedure.slug}", title, tuple(_lane(name, edition) for name in names), parts)


def _parts(view: Guide) -> tuple[Part, ...]:
    """The branches of the procedure, each under its title; the first needs none when it is for everybody."""
    found = branches(view.etapes, view.procedure.questions)
    titles = [_title(branch) if rank or branch.quand else "" for rank, branch in enumerate(found)]
    return tuple(Part(title, tuple(tuple(way for step in row for way in _ways(step)) for row in branch.rangs))
                 for title, branch in zip(titles, found, strict=True))


def _title(branch: Branche) -> str:
    if branch.autres:
        return "Dans les autres cas"
    if branch.quand:
        return typeset(f"Votre cas : {inside(branch.quand)}")
    return "Ensuite, dans tous les cas" if branch.pour_tous else "Ensuite"


def _ways(pas: Pas) -> tuple[Step, ...]:
    """The step, or each way to do it: a step done in several ways is not one more way."""
    whole = _step(pas.vue, pas.quand, pas.cas)
    ways = (_step(other, other.quand, pas.cas) for other in pas.vue.ou)
    return tuple(replace(way, facultatif=way.facultatif or whole.facultatif, condition=way.condition or whole.condition)
                 for way in ways) or (whole,)


def _step(view: EtapeVue, when: str, cases: frozenset[int]) -> Step:
    lane = "vous" if view.etape.acteur == "vous" else str(view.etape.acteur)
    return Step(view.repere.replace(" ", ""), lane, to_plain(view.etape.titre), view.picto,
                str(view.etape.duree or ""), view.etape.facultatif, typeset(when), cases)


def _lane(name: str, edition: Edition) -> Lane:
    if name == "vous":
        return Lane("vous", "Vous", "vous", "vous")
    actor = edition.catalogue.organismes[name]
    return Lane(name, capital(to_plain(actor.nom_court)), str(actor.picto), str(actor.famille))


def _line(step: EtapeVue) -> str:
    said = f"{step.repere}. {capital(step.acteur)}\u00a0: {to_plain(step.etape.titre)}"
    said += f" (seulement si\u00a0: {step.quand})" if step.quand else ""
    ways = ", ou ".join(f"{other.repere}\u00a0: {to_plain(other.etape.titre)}" for other in step.ou)
    return f"{said} ({ways})" if ways else said


def guide_ladder(view: Guide, edition: Edition) -> DessinVue | None:
    """« Est-ce pour moi ? » as a yes/no ladder: who it is not for, and where they go."""
    excluded = view.procedure.public.pas_pour[:MOST_QUESTIONS]
    if not excluded:
        return None
    questions = tuple(Question(to_plain(p.qui).rstrip(".") + "\u202f?", Answer(to_plain(p.ou_aller), "question"))
                      for p in excluded)
    title = "Est-ce pour vous\u202f?"
    last = Answer("Cette démarche est pour vous.", "oui", view.bandeau.famille)
    drawer = _drawer(edition)
    drawing = ladder(Ladder(f"echelle-{view.procedure.slug}", title, questions, last), drawer.pictograms, drawer.render)
    return _view(drawing, title, tuple(f"{q.texte} {q.oui.texte}" for q in questions))


def specimen_view(name: str, edition: Edition) -> SpecimenVue | None:
    """One specimen by its id, or None when it is not drawn."""
    drawer = _drawer(edition)
    data = drawer.specimens.get(name)
    if data is None:
        return None
    drawing = specimen(data, drawer.render)
    legend = tuple("\u00a0: ".join(part for part in (zone.libelle, zone.verifier) if part) for zone in data.numbered)
    return SpecimenVue(data.titre, trusted(drawing.large), trusted(drawing.narrow), legend)
