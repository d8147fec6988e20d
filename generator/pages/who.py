"""The drawings of « Qui fait quoi »: the street scene and the ladder « Ville ou Métropole ? ».

Owns which lines of the directory of competences they show. A line without a source is never drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.drawings.city_map import CityMap, Level, Owner, Thing, city_map
from generator.drawings.city_map_source import Subject
from generator.drawings.ladder import MOST_QUESTIONS, Answer, Ladder, Question, ladder
from generator.inline import to_plain
from generator.model.directory import LigneCompetence, StatutCompetence
from generator.pages.drawn import DessinVue, Drawer
from generator.pages.page import Edition
from generator.render import trusted
from generator.view.cards import shown
from generator.view.words import capital


def who_drawings(content: Edition, drawer: Drawer) -> Mapping[str, Any]:
    """`carte` and `echelle`, each None when there is nothing to draw."""
    return {"carte": _street(content, drawer), "echelle": _ladder(content, drawer)}


def _street(content: Edition, drawer: Drawer) -> DessinVue | None:
    lines = {str(line.id): line for line in _sourced(content)}
    levels = tuple(
        Level(level.decor, level.nom, tuple(_thing(subject, lines[subject.competence], content)
                                            for subject in level.choses if subject.competence in lines))
        for level in drawer.street.niveaux)
    drawn = tuple(level for level in levels if level.choses)
    if not drawn:
        return None
    drawing = city_map(CityMap("rue", drawer.street.titre, drawn), drawer.pictograms, drawer.render)
    listed = tuple(f"{thing.libelle}\u00a0: {', '.join(owner.nom for owner in thing.qui)}"
                   for level in drawn for thing in level.choses)
    return DessinVue(trusted(drawing.large), trusted(drawing.narrow), drawer.street.titre, listed)


def _thing(subject: Subject, line: LigneCompetence, content: Edition) -> Thing:
    actors = [content.catalogue.organismes[o] for o in line.qui]
    owners = tuple(Owner(capital(to_plain(a.nom_court).removeprefix("la ").removeprefix("l’")), str(a.famille))
                   for a in actors)
    shown_slugs = {p.slug for p in shown(content.catalogue, content.nom)}
    page = next((str(p) for p in line.procedures if p in shown_slugs), "")
    return Thing(subject.libelle, subject.picto, owners, f"../demarches/{page}/" if page else f"#{line.id}")


def _sourced(content: Edition) -> list[LigneCompetence]:
    return [line for line in content.catalogue.competences if line.statut is StatutCompetence.SOURCE]


def _ladder(content: Edition, drawer: Drawer) -> DessinVue | None:
    """The first subjects of the Métropole as questions; whatever is left is asked at the town hall."""
    lines = [line for line in _sourced(content) if [str(o) for o in line.qui] == ["metropole"]][:MOST_QUESTIONS]
    if not lines:
        return None
    name = content.catalogue.organismes["metropole"]
    answer = Answer(to_plain(name.nom), str(name.picto), "metropole")
    questions = tuple(Question(to_plain(line.sujet) + "\u202f?", answer) for line in lines)
    title = "Ville ou Métropole\u202f?"
    last = Answer("Demandez à la Ville\u00a0: elle vous dit qui s’en occupe.", "mairie", "ville")
    drawing = ladder(Ladder("ville-ou-metropole", title, questions, last), drawer.pictograms, drawer.render)
    listed = tuple(f"{q.texte} Oui\u00a0: {q.oui.texte}" for q in questions)
    return DessinVue(trusted(drawing.large), trusted(drawing.narrow), title, listed)
