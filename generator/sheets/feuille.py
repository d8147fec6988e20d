"""What a step sheet shows: the guide of a procedure, arranged for paper and for one reader (resident or desk).

Owns the arrangement: papers by condition, questions by level, places with what is not known of them. Fields that are
for the desk only are taken out before anything is computed for residents: no template can print what it does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from generator.cache import digest
from generator.model.directory import Catalogue, Fermeture, Service
from generator.model.procedure import PhraseRenvoi, Procedure
from generator.model.sections import QuestionFrequente
from generator.sheets.narrow import narrowed
from generator.view.guide import EtapeVue, Guide, PieceVue, guide
from generator.view.situation import states

PROFILS = ("usager", "agent", "grands-caracteres")
_SHORT = 7


@dataclass(frozen=True)
class Lot:
    """Papers under one condition: `quand` is "" for everybody."""

    quand: str
    pieces: tuple[PieceVue, ...]

    @property
    def papiers(self) -> tuple[str, ...]:
        """The names of the papers to bring, each once."""
        return tuple(dict.fromkeys(p.nom for p in _leaves(self.pieces) if p.genre == "document"))


@dataclass(frozen=True)
class Suite:
    """Steps that follow each other: under one condition (`quand`) if they are several, each under its own if "" ."""

    quand: str
    etapes: tuple[EtapeVue, ...]


@dataclass(frozen=True)
class Lieu:
    """A service with the closings to come."""

    service: Service
    fermetures: tuple[Fermeture, ...]


@dataclass(frozen=True)
class Accueil:
    """What only the desk sees. `verifications` is by paper id; `generales` are tied to no paper shown."""

    verifications: Mapping[str, tuple[str, ...]]
    generales: tuple[str, ...]
    notes: tuple[str, ...]
    refus: tuple[str, ...]
    renvois: tuple[tuple[PhraseRenvoi, Service | None], ...]
    niveau_2: Service | None
    message: str


@dataclass(frozen=True)
class Feuille:
    """A sheet to print; `suites` are the steps; `chemin` is the folder of the online page under the site's root."""

    guide: Guide
    profil: str
    reponses: tuple[tuple[str, str], ...]
    lots: tuple[Lot, ...]
    suites: tuple[Suite, ...]
    lieux: tuple[Lieu, ...]
    questions_1: tuple[QuestionFrequente, ...]
    questions_2: tuple[QuestionFrequente, ...]
    accueil: Accueil | None
    chemin: str

    @cached_property
    def version(self) -> str:
        """A short digest of everything the sheet says: two sheets with the same version say the same."""
        return digest(repr(self))[:_SHORT]

    @property
    def autres_papiers(self) -> tuple[str, ...]:
        """The names of the papers that only some cases ask for."""
        everybody = {name for lot in self.lots if not lot.quand for name in lot.papiers}
        return tuple(dict.fromkeys(n for lot in self.lots if lot.quand for n in lot.papiers if n not in everybody))

    @property
    def slug(self) -> str:
        """The procedure's name in addresses."""
        return self.guide.procedure.slug


def sheet(procedure: Procedure, catalogue: Catalogue, day: date, profil: str = "usager",
          answers: Mapping[str, str] | None = None) -> Feuille:
    """The sheet of a procedure on a day for a profile (one of PROFILS), general or for some answers."""
    given = dict(answers or {})
    desk = profil == "agent"
    told = narrowed(procedure if desk else without_desk(procedure), given)
    view = guide(told, catalogue, day, with_agents=desk)
    questions = view.questions_frequentes
    return Feuille(
        guide=view, profil=profil, reponses=_in_words(procedure, given), lots=_lots(view.pieces),
        suites=_runs(view.etapes),
        lieux=tuple(Lieu(s, tuple(f for f in s.fermetures if f.au >= day)) for s in (view.lieux or view.contacts)),
        questions_1=tuple(q for q in questions if q.niveau == 1),
        questions_2=tuple(q for q in questions if q.niveau != 1),
        accueil=_desk(told, view, catalogue) if desk else None,
        chemin=_address(procedure, given),
    )


def without_desk(procedure: Procedure) -> Procedure:
    """The procedure without what is for the desk, the testers and the authors."""
    return replace(procedure, agents=None, message_attente=None, essai=(), derogations=(), autres_noms=())


def _in_words(procedure: Procedure, answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(q.texte), next(str(a.texte) for a in q.reponses if a.id == answers[str(q.id)]))
                 for q in procedure.questions if str(q.id) in answers)


def _lots(pieces: Iterable[PieceVue]) -> tuple[Lot, ...]:
    """Papers by condition, those for everybody first, then in the order written."""
    found: dict[str, list[PieceVue]] = {"": []}
    for piece in pieces:
        found.setdefault(piece.quand, []).append(piece)
    return tuple(Lot(said, tuple(group)) for said, group in found.items() if group)


def _runs(steps: Iterable[EtapeVue]) -> tuple[Suite, ...]:
    """Steps in their order, those of one same case that follow each other put together: it is said once."""
    found: list[Suite] = []
    for said, group in groupby(steps, lambda step: step.quand):
        run = tuple(group)
        found.append(Suite(said if len(run) > 1 else "", run))
    return tuple(found)


def _address(procedure: Procedure, answers: Mapping[str, str]) -> str:
    """The page of « Ma situation » for complete answers, else the guide."""
    home = f"demarches/{procedure.slug}/"
    if not answers:
        return home
    exact = (s.chemin for s in states(procedure) if s.genre == "resultat" and s.reponses == answers)
    return home + next(exact, "")


def _desk(procedure: Procedure, view: Guide, catalogue: Catalogue) -> Accueil:
    agents = procedure.agents
    shown = set(_ids(view.pieces))
    checks: dict[str, tuple[str, ...]] = {}
    general: list[str] = []
    for check in agents.verifications if agents else ():
        name = str(check.piece or "")
        if name in shown:
            checks[name] = (*checks.get(name, ()), str(check.texte))
        elif not name:
            general.append(str(check.texte))
    service = catalogue.services.get
    return Accueil(
        verifications=checks, generales=tuple(general),
        notes=tuple(str(n.texte) for n in agents.notes) if agents else (),
        refus=tuple(str(n.texte) for n in agents.refus) if agents else (),
        renvois=tuple((r, service(str(r.service))) for r in agents.renvois) if agents else (),
        niveau_2=service(str(agents.niveau_2)) if agents and agents.niveau_2 else None,
        message=str(procedure.message_attente or ""),
    )


def _ids(pieces: Iterable[PieceVue]) -> Iterator[str]:
    for piece in pieces:
        yield piece.id
        yield from _ids(piece.membres)


def _leaves(pieces: Iterable[PieceVue]) -> Iterator[PieceVue]:
    for piece in pieces:
        yield from _leaves(piece.membres) if piece.genre == "groupe" else (piece,)
