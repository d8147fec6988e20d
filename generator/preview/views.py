"""What the testers' pages may see of a guide and of one tester's work: frozen, only looped over there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from generator.preview.anchors import Ancre, Etat, Morceau, Placement, compare_texts, cut_highlights, place
from generator.preview.contract import Champ, Guide
from generator.preview.store.records import Marque, Remarque

GENRES = ("pas_clair", "manque", "faux", "propose", "merci")
BLOQUES = ("oui", "peut_etre", "non")
PLUS, MINUS, NONE = "plus", "moins", "rien"


@dataclass(frozen=True)
class RemarqueVue:
    """An earlier remark beside its field; `difference` is empty unless the text has changed."""

    remarque: Remarque
    placement: Placement
    difference: tuple[Morceau, ...]
    retirable: bool


@dataclass(frozen=True)
class Ligne:
    """A field on the reading page. `numero` is the same on the printed sheet."""

    numero: int
    champ: Champ
    morceaux: tuple[Morceau, ...]
    avis: str
    avis_ancien: bool


@dataclass(frozen=True)
class Bloc:
    """A step, or the loose fields of a section, with its own two forms.

    `propose`: in the tester's portion. `suivant` is the next one of those proposed, or of the others, "" for the last.
    """

    id: str
    titre: str
    lignes: tuple[Ligne, ...]
    remarques: tuple[RemarqueVue, ...]
    propose: bool = True
    suivant: str = ""
    ouvert: bool = False

    @property
    def avis(self) -> int:
        """How many sentences were judged as they are written today."""
        return sum(line.avis != NONE for line in self.lignes)

    @property
    def lu(self) -> bool:
        """True as soon as something was said about it."""
        return self.avis > 0 or bool(self.remarques)


@dataclass(frozen=True)
class Lecture:
    """The whole reading page; `supprimees` are remarks whose field is gone."""

    blocs: tuple[Bloc, ...]
    supprimees: tuple[RemarqueVue, ...]

    @property
    def proposes(self) -> tuple[Bloc, ...]:
        """The parts that this tester is asked to read."""
        return tuple(block for block in self.blocs if block.propose)

    @property
    def autres(self) -> tuple[Bloc, ...]:
        """The parts that other testers are asked to read; this one may."""
        return tuple(block for block in self.blocs if not block.propose)

    @property
    def lus(self) -> int:
        """How many of the parts proposed something was said about."""
        return sum(block.lu for block in self.proposes)

    @property
    def bloc_ouvert(self) -> bool:
        """False when the tester comes out of the last part."""
        return any(block.ouvert for block in self.blocs)

    def bloc(self, id_: str) -> Bloc | None:
        """The part of that id, if there is one."""
        return next((block for block in self.blocs if block.id == id_), None)


def ancre_of(remarque: Remarque) -> Ancre:
    """The anchor stored with a remark."""
    return Ancre(
        remarque.champ,
        remarque.champ_sha,
        remarque.citation,
        remarque.prefixe,
        remarque.suffixe,
        remarque.position,
    )


def view_remarque(remarque: Remarque, guide: Guide, *, retirable: bool = False) -> RemarqueVue:
    """A remark placed in today's guide, with before and after when its field has changed."""
    placement = place(ancre_of(remarque), guide.champs)
    changed = placement.champ is not None and placement.change
    difference = compare_texts(remarque.champ_texte, placement.champ.texte) if changed and placement.champ else ()
    return RemarqueVue(remarque, placement, difference, retirable)


def view_reading(
    guide: Guide,
    marques: Iterable[Marque],
    remarques: Sequence[Remarque],
    retirables: frozenset[str] = frozenset(),
    ouvert: str | None = None,
    proposees: Container[str] | None = None,
) -> Lecture:
    """The guide cut in steps, with the marks, the highlights and the remarks of one tester.

    `ouvert`: see `_fold`; `proposees` are the parts of the tester's portion, all of them when it is None.
    """
    marks = {marque.champ: marque for marque in marques}
    views = [view_remarque(item, guide, retirable=item.code in retirables) for item in remarques]
    titles = {partie.id: partie.titre for partie in guide.parties()}
    numbered = enumerate(guide.champs, start=1)
    blocks: list[Bloc] = []
    for id_, group in groupby(numbered, key=lambda pair: pair[1].partie):
        lines = tuple(_line(number, champ, marks, views) for number, champ in group)
        ids = {line.champ.id for line in lines}
        here = tuple(view for view in views if view.placement.champ and view.placement.champ.id in ids)
        asked = proposees is None or id_ in proposees
        blocks.append(Bloc(_unique(id_, blocks), titles.get(id_, id_), lines, here, asked))
    gone = tuple(view for view in views if view.placement.champ is None)
    return Lecture(_fold(blocks, ouvert), gone)


def _fold(blocks: Sequence[Bloc], ouvert: str | None) -> tuple[Bloc, ...]:
    """Every part closed but one: the one asked for, or the first one proposed about which nothing was said."""
    if ouvert is None:
        ouvert = next((block.id for block in blocks if block.propose and not block.lu), "")
    after: dict[str, str] = {}
    for asked in (True, False):
        after |= {one.id: two.id for one, two in pairwise(block for block in blocks if block.propose is asked)}
    return tuple(replace(block, suivant=after.get(block.id, ""), ouvert=block.id == ouvert) for block in blocks)


def _unique(id_: str, blocks: Sequence[Bloc]) -> str:
    """A section may be entered twice (before and after its steps): its second block needs another anchor."""
    same = sum(block.id == id_ or block.id.startswith(id_ + "--") for block in blocks)
    return f"{id_}--{same + 1}" if same else id_


def _line(number: int, champ: Champ, marks: Mapping[str, Marque], views: Sequence[RemarqueVue]) -> Ligne:
    spans = [
        (view.placement.debut, view.placement.fin)
        for view in views
        if view.placement.champ is champ and view.remarque.citation and view.placement.etat is not Etat.CHAMP
    ]
    mark = marks.get(champ.id)
    fresh = mark is not None and mark.champ_sha == champ.sha
    avis = (PLUS if mark.valeur > 0 else MINUS) if mark is not None and fresh else NONE
    return Ligne(number, champ, cut_highlights(champ.texte, spans), avis, mark is not None and not fresh)
