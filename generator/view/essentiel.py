"""What a person needs of a guide in ten seconds: the papers and the steps, a line each.

Owns what the short page keeps and what it leaves to « Ma situation » and to the whole guide. A list is shown whole or
not at all beyond its common part: nothing is cut silently.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.inline import to_plain
from generator.model.sections import Encadre
from generator.model.words import TypeEncadre
from generator.readability.sentences import split_sentences
from generator.view import words
from generator.view.guide import EtapeVue, Guide, PieceVue

MOST_PAPERS = 5  # beyond, only the papers common to everybody
MOST_STEPS = 6  # beyond, steps that all depend on answers are left to « Ma situation »


@dataclass(frozen=True)
class LignePapier:
    """A paper in one line; `precisions` says how many, how old, or which of several; `quand` is "" for everybody."""

    picto: str
    genre: str  # document, groupe, aucune or inconnue, as in PieceVue
    nom: str
    precisions: str
    quand: str


@dataclass(frozen=True)
class LigneEtape:
    """A step in one line; `mention` says « selon votre cas » or « facultatif » when it is not for everybody."""

    titre: str
    acteur: str  # « vous » or the organisation's short name
    famille: str
    mention: str


@dataclass(frozen=True)
class Essentiel:
    """The short page. `autres_papiers` and `autres_etapes`: some are left out, because they depend on answers."""

    papiers: tuple[LignePapier, ...]
    autres_papiers: bool
    etapes: tuple[LigneEtape, ...]
    autres_etapes: bool
    attentions: tuple[Encadre, ...]  # the warnings that are for everybody


def essentiel(guide: Guide) -> Essentiel:
    """The short view of a general guide (one without answers)."""
    papers = guide.pieces if len(guide.pieces) <= MOST_PAPERS else tuple(p for p in guide.pieces if not p.si)
    steps = guide.etapes
    if len(steps) > MOST_STEPS and all(s.si for s in steps):
        steps = ()
    return Essentiel(
        papiers=tuple(_paper(p) for p in papers), autres_papiers=len(papers) < len(guide.pieces),
        etapes=tuple(_step(s) for s in steps), autres_etapes=len(steps) < len(guide.etapes),
        attentions=tuple(c for section in guide.encadres.values() for c in section
                         if c.type is TypeEncadre.ATTENTION and not c.si.criteres),
    )


def delay_in_brief(guide: Guide) -> str:
    """How long it takes, for the first screen: a length, else what is said to everybody; "" when it takes more."""
    if guide.duree != words.SEE_DELAYS:
        return guide.duree
    said = [d.delai.texte for d in guide.delais if (guide.reponses or not d.si) and d.delai.type in words.FIRST_DELAYS]
    if len(said) != 1 or said[0] is None:
        return ""
    text = to_plain(said[0])
    start, end = split_sentences(text)[0]
    return text[start:end]


def _paper(piece: PieceVue) -> LignePapier:
    if piece.genre == "document":
        return LignePapier(piece.picto, piece.genre, piece.nom, _details(piece), piece.quand)
    said = to_plain(piece.phrase or "")
    if piece.genre == "groupe":
        pictogram = next((m.picto for m in piece.membres if m.picto), "document")
        return LignePapier(pictogram, piece.genre, said.rstrip(" :."), _members(piece), piece.quand)
    return LignePapier("oui" if piece.genre == "aucune" else "question", piece.genre, said, "", piece.quand)


def _details(piece: PieceVue) -> str:
    asked = piece.demande
    if asked is None:
        return ""
    copies = f"{asked.nombre} exemplaires" if asked.nombre and asked.nombre > 1 else ""
    age = f"moins de {asked.age_max}" if asked.age_max else ""
    optional = "si vous l’avez" if asked.facultatif else ""
    return ", ".join(said for said in (copies, piece.forme, age, optional) if said)


def _members(group: PieceVue) -> str:
    """« un seul : un passeport / un acte de naissance »."""
    rule = {"tous": "tous ces papiers", "un_parmi": "un seul papier"}.get(group.logique, f"au moins {group.nombre}")
    names = [m.nom or to_plain(m.phrase or "").rstrip(" :.") for m in group.membres]
    link = "et" if group.logique == "tous" else "ou"
    return f"{rule} : {words.joined([_inside(name) for name in names if name], link)}"


def _inside(name: str) -> str:
    """A paper's name after a colon: its first article without its capital (« Un passeport »)."""
    article, _, rest = name.partition(" ")
    return f"{article.lower()} {rest}" if article in ("Un", "Une", "Le", "La", "Les", "Des") else name


def _step(step: EtapeVue) -> LigneEtape:
    remark = "selon votre cas" if step.si else "facultatif" if step.etape.facultatif else ""
    return LigneEtape(to_plain(step.etape.titre), step.acteur, step.famille, remark)
