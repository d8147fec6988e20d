"""One procedure as a template sees it.

Owns the computed parts of a guide: banner, first-screen facts, papers with their logic words, numbered steps,
contacts, callouts by section. Texts are passed on as written; templates typeset and escape them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from generator.cases import applying, current, every_piece, papers, steps
from generator.model.directory import Annonce, Catalogue, Service, TypeDocument
from generator.model.pieces import AucunePiece, Condition, Groupe, Piece, PieceDemandee, PieceInconnue
from generator.model.procedure import Agents, BaseLegale, Procedure, Renvoi, Source
from generator.model.sections import Canal, Cout, Delai, Encadre, Etape, QuestionFrequente
from generator.model.values import Absence, Texte
from generator.model.words import Section
from generator.view import words
from generator.view.banner import Bandeau, banner


@dataclass(frozen=True)
class PieceVue:
    """A paper, a group or a plain statement. `genre` is document, groupe, aucune or inconnue."""

    genre: str
    id: str
    bloc: str
    quand: str
    si: Mapping[str, tuple[str, ...]]
    nom: str = ""
    picto: str = ""
    type: TypeDocument | None = None
    demande: PieceDemandee | None = None
    forme: str = ""
    phrase: Texte | None = None
    logique: str = ""  # tous, un_parmi, au_moins
    nombre: int = 0
    membres: tuple[PieceVue, ...] = ()

    @property
    def mot(self) -> str:
        """The logic word between members: « et » or « ou »."""
        return "et" if self.logique == "tous" else "ou"


@dataclass(frozen=True)
class EtapeVue:
    """A step: `repere` is its number; `ou` are the ways to do it, lettered « 2 a », « 2 b »."""

    etape: Etape
    bloc: str
    repere: str
    acteur: str
    famille: str
    canal: str
    lieu: Service | None
    picto: str
    pieces: tuple[str, ...]
    quand: str
    si: Mapping[str, tuple[str, ...]]
    ou: tuple[EtapeVue, ...]


@dataclass(frozen=True)
class CoutVue:
    """A price in words, with when it applies."""

    cout: Cout
    prix: str
    quand: str
    si: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class DelaiVue:
    """A delay in words, with when it applies."""

    delai: Delai
    nom: str
    base: str
    quand: str
    si: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class ApresLigne:
    """One line of « Et après »: `cle` is the model's key, `texte` what is said, `absence` when nothing is known."""

    cle: str
    texte: Texte
    absence: bool


@dataclass(frozen=True)
class Guide:
    """Everything the guide's template needs; `reponses` is empty on the general page."""

    procedure: Procedure
    reponses: Mapping[str, str]
    adresse: str
    theme: str
    bandeau: Bandeau
    prix: str
    duree: str
    lieux: tuple[Service, ...]
    pieces: tuple[PieceVue, ...]
    pieces_absence: Absence | None
    etapes: tuple[EtapeVue, ...]
    etapes_absence: Absence | None
    couts: tuple[CoutVue, ...]
    couts_absence: Absence | None
    delais: tuple[DelaiVue, ...]
    delais_absence: Absence | None
    canaux: tuple[Canal, ...]
    apres: tuple[ApresLigne, ...]
    conditions: tuple[Condition, ...]
    encadres: Mapping[str, tuple[Encadre, ...]]
    questions_frequentes: tuple[QuestionFrequente, ...]
    renvoi: Renvoi | None
    renvoi_service: Service | None
    contacts: tuple[Service, ...]
    sources: tuple[Source, ...]
    source_la_plus_ancienne: str
    a_jour: bool  # checked again in time, on the day of the build
    base_legale: tuple[BaseLegale, ...]
    annonces: tuple[Annonce, ...]
    agents: Agents | None


def guide(procedure: Procedure, catalogue: Catalogue, day: date, reponses: Mapping[str, str] | None = None,
          with_agents: bool = False) -> Guide:
    """The view of a procedure on a day: general, or for one person's answers; desk notes only if asked for."""
    maker = _Maker(procedure, catalogue)
    costs = _kept(procedure.cout, reponses)
    delays = _kept(procedure.delai, reponses)
    in_force = current(costs, day)
    return Guide(
        procedure=procedure,
        reponses=dict(reponses or {}),
        adresse=f"demarches/{procedure.slug}/",
        theme=str(catalogue.themes[procedure.theme].titre),
        bandeau=banner(procedure, catalogue),
        prix=words.price_summary(in_force if costs else procedure.cout),
        duree=words.delay_summary(delays if delays else procedure.delai),
        lieux=maker.places(),
        pieces=maker.papers(procedure.pieces if reponses is None else papers(procedure.pieces, reponses)),
        pieces_absence=_absence(procedure.pieces),
        etapes=maker.steps(procedure.etapes if reponses is None else steps(procedure.etapes, reponses)),
        etapes_absence=_absence(procedure.etapes),
        couts=tuple(CoutVue(c, words.price(c), maker.when(c), maker.si(c)) for c in in_force),
        couts_absence=_absence(procedure.cout),
        delais=tuple(DelaiVue(d, words.DELAIS[d.type], words.BASES[d.base] if d.base else "", maker.when(d),
                              maker.si(d)) for d in delays),
        delais_absence=_absence(procedure.delai),
        canaux=_kept(procedure.canaux, reponses),
        apres=_after(procedure),
        conditions=_kept(procedure.conditions, reponses),
        encadres=_callouts(_kept(procedure.encadres, reponses)),
        questions_frequentes=_kept(procedure.questions_frequentes, reponses),
        renvoi=procedure.renvoi,
        renvoi_service=catalogue.services.get(str(procedure.renvoi.service)) if procedure.renvoi else None,
        contacts=maker.contacts(),
        sources=procedure.sources,
        source_la_plus_ancienne=min((str(s.date)[:4] for s in procedure.sources if s.date != "inconnue"), default=""),
        a_jour=procedure.a_verifier_avant >= day,
        base_legale=procedure.base_legale,
        annonces=tuple(a for a in catalogue.annonces if a.du <= day <= a.au and procedure.slug in a.procedures),
        agents=procedure.agents if with_agents else None,
    )


def _kept(section: object, answers: Mapping[str, str] | None) -> tuple:  # type: ignore[type-arg]
    if isinstance(section, Absence):
        return ()
    assert isinstance(section, tuple)
    return section if answers is None else applying(section, answers)


def _absence(section: object) -> Absence | None:
    return section if isinstance(section, Absence) else None


def _after(procedure: Procedure) -> tuple[ApresLigne, ...]:
    lines = []
    for key in ("accuse_reception", "suivre", "sans_reponse", "recours", "resultat", "validite"):
        said = getattr(procedure.apres, key)
        if isinstance(said, Absence):
            lines.append(ApresLigne(key, said.texte, True))
        elif said is not None:
            lines.append(ApresLigne(key, said, False))
    return tuple(lines)


def _callouts(callouts: tuple[Encadre, ...]) -> dict[str, tuple[Encadre, ...]]:
    return {str(section): tuple(c for c in callouts if c.section is section) for section in Section}


class _Maker:
    """Makes the parts that look things up in the shared lists."""

    def __init__(self, procedure: Procedure, catalogue: Catalogue) -> None:
        self.procedure, self.catalogue = procedure, catalogue
        kinds = {str(p.id): p.document for p in every_piece(procedure.pieces) if isinstance(p, PieceDemandee)}
        self.names = {name: str(catalogue.documents[kind].nom) for name, kind in kinds.items()}

    def when(self, block: Piece | Etape | Cout | Delai) -> str:
        return words.condition(block.si, self.procedure.questions)

    def si(self, block: Piece | Etape | Cout | Delai) -> dict[str, tuple[str, ...]]:
        return {str(q): tuple(map(str, answers)) for q, answers in block.si.criteres}

    def papers(self, pieces: tuple[Piece, ...] | Absence) -> tuple[PieceVue, ...]:
        return () if isinstance(pieces, Absence) else tuple(self._paper(p) for p in pieces)

    def _paper(self, piece: Piece) -> PieceVue:
        name, when, si = str(piece.id), self.when(piece), self.si(piece)
        block = f"pieces.{name}"
        if isinstance(piece, Groupe):
            logic = "tous" if piece.tous else "un_parmi" if piece.un_parmi else "au_moins"
            return PieceVue("groupe", name, block, when, si, phrase=piece.phrase, logique=logic,
                            nombre=piece.au_moins or 0, membres=self.papers(piece.membres))
        if isinstance(piece, AucunePiece):
            return PieceVue("aucune", name, block, when, si, phrase=piece.aucune)
        if isinstance(piece, PieceInconnue):
            return PieceVue("inconnue", name, block, when, si, phrase=piece.inconnu)
        kind = self.catalogue.documents[piece.document]
        return PieceVue("document", name, block, when, si, nom=str(kind.nom), picto=str(kind.picto), type=kind,
                        demande=piece, forme=words.FORMES[piece.forme] if piece.forme else "")

    def steps(self, etapes: tuple[Etape, ...] | Absence) -> tuple[EtapeVue, ...]:
        if isinstance(etapes, Absence):
            return ()
        return tuple(self._step(step, str(rank)) for rank, step in enumerate(etapes, start=1))

    def _step(self, step: Etape, mark: str) -> EtapeVue:
        actor = self.catalogue.organismes.get(str(step.acteur))
        return EtapeVue(
            etape=step, bloc=f"etapes.{step.id}", repere=mark,
            acteur=str(actor.nom_court) if actor else "vous",
            famille=str(actor.famille) if actor else "vous",
            canal=words.CANAUX[step.canal] if step.canal else "",
            lieu=self.catalogue.services.get(str(step.lieu)) if step.lieu else None,
            picto=str(step.picto or (actor.picto if actor else "etape-faite")),
            pieces=tuple(self.names[str(p)] for p in step.pieces if str(p) in self.names),
            quand=self.when(step), si=self.si(step),
            ou=tuple(self._step(other, f"{mark} {letter}") for letter, other in zip(ascii_lowercase, step.ou)),
        )

    def places(self) -> tuple[Service, ...]:
        """Where to go or call: the redirect's service, else the channels', else who receives."""
        if self.procedure.renvoi:
            return self._services([str(self.procedure.renvoi.service)])
        channels = () if isinstance(self.procedure.canaux, Absence) else self.procedure.canaux
        named = [str(c.service) for c in channels if c.service]
        receives = self.procedure.competence.accueille.service
        return self._services(named or ([str(receives)] if receives else []))

    def contacts(self) -> tuple[Service, ...]:
        """Every service this guide names, the most useful first."""
        roles = self.procedure.competence
        named = [str(s.id) for s in self.places()]
        named += [str(r.service) for r in (roles.accueille, roles.suit, roles.realise, roles.decide) if r.service]
        if not isinstance(self.procedure.etapes, Absence):
            named += [str(s.lieu) for s in self.procedure.etapes if s.lieu]
        return self._services(named)

    def _services(self, names: list[str]) -> tuple[Service, ...]:
        return tuple(self.catalogue.services[n] for n in dict.fromkeys(names) if n in self.catalogue.services)
