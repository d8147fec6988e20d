"""Which texts of a procedure and of the shared lists are judged, as what, and for whom.

Owns the list of what is left out (search words, laws, sources) and of what staff alone read. Must not know: rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.directory import Catalogue, FichierCommun, Terme
from generator.model.procedure import Procedure
from generator.model.values import Bloc, Texte
from generator.model.walk import texts
from generator.plain.masking import Masked, mask
from generator.readability import Kind, Unit

_LEFT_OUT = re.compile(
    r"(?:autres_noms|base_legale|sources|derogations)\."  # search words are not shown; laws and sources quote others
    r"|agents\.renvois\.[^.]+\.mots\.")  # what a resident says, in their words
_STAFF = re.compile(r"agents\.|message_attente\Z|essai\.")
_KINDS = tuple((re.compile(pattern), kind) for pattern, kind in (
    (r"titre\Z", Kind.TITRE),
    (r"etapes\..*\btitre\Z", Kind.ETAPE),
    (r"questions\.[^.]+\.texte\Z|questions_frequentes\..*\.question\Z|essai\.[^.]+\.demande\Z", Kind.QUESTION),
    (r".*\.(?:exemples|liste_fermee|moyens|choix|acceptes|refus_frequents|si_heberge)\.\d+\Z"
     r"|questions\..*\.reponses\.|inconnu\.\d+\Z", Kind.PIECE),
    (r"encadres\.|agents\.", Kind.NOTE),
    (r"(?:nom|titre|sujet|terme)\Z", Kind.TITRE),
))
_SHARED_LEFT_OUT = re.compile(
    r"(?:synonymes|formes|inconnu)\.|(?:adresse|telephone|courriel|terme|sigle|simple|exemple|nom_court)\Z")


@dataclass(frozen=True)
class Passage:
    """One text to judge. `chemin`: its stable path (`etapes.rdv.texte`); `public`: residents read it."""

    chemin: str
    texte: Texte
    kind: Kind
    public: bool = True

    @cached_property
    def masked(self) -> Masked:
        """The text without markup."""
        return mask(str(self.texte))

    @cached_property
    def unit(self) -> Unit:
        """The text as the rules want it."""
        return Unit(self.masked.text, self.kind)

    @property
    def scored(self) -> bool:
        """True when it counts in the level of the page: headings are checked, not scored."""
        return self.public and self.kind not in (Kind.TITRE, Kind.ETAPE)


def passages(procedure: Procedure) -> tuple[Passage, ...]:
    """The texts of a procedure in page order, those for residents first."""
    found = [Passage(path, text, _kind(path), not _STAFF.match(path))
             for path, text in texts(procedure) if not _LEFT_OUT.match(path)]
    return tuple(sorted(found, key=lambda passage: not passage.public))


def shared_passages(catalogue: Catalogue) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """The texts of each record of the shared lists, with the record's file; of the glossary, only what is published."""
    yield from _records((
        *catalogue.services.values(), *catalogue.documents.values(), *catalogue.competences,
        *catalogue.themes.values(), *catalogue.evenements.values(), *catalogue.annonces, *catalogue.termes))


def file_passages(shared: FichierCommun) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """The same, for one file."""
    yield from _records((*shared.services, *shared.documents, *shared.competences, *shared.themes, *shared.evenements,
                         *shared.annonces, *shared.termes))


def _records(records: Iterable[Bloc]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    for record in records:
        if isinstance(record, Terme) and not record.public:
            continue
        found = tuple(Passage(path, text, _kind(path)) for path, text in texts(record)
                      if not _SHARED_LEFT_OUT.match(path))
        if found:
            yield record.place.file, found


def _kind(path: str) -> Kind:
    return next((kind for pattern, kind in _KINDS if pattern.match(path)), Kind.PHRASE)
