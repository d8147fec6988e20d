"""Conditions, closed questions and the logic tree of papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model.values import TOUJOURS, Bloc, Duree, Nom, Si, Texte, cle
from generator.model.words import Forme


@dataclass(frozen=True, kw_only=True)
class Condition(Bloc):
    """One condition, in a short positive sentence."""

    id: Nom = cle("Identifiant de la condition")
    texte: Texte = cle("La condition, en une phrase courte et positive")
    prouve_par: Nom | None = cle("Identifiant de la pièce qui la prouve", None)
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class Reponse(Bloc):
    """One closed answer."""

    id: Nom = cle("Identifiant de la réponse")
    texte: Texte = cle("La réponse, en peu de mots")
    rien_de_plus: bool = cle("oui si cette réponse n’ajoute aucune pièce", False)


@dataclass(frozen=True, kw_only=True)
class Question(Bloc):
    """A closed question of "Ma situation"."""

    id: Nom = cle("Identifiant de la question")
    texte: Texte = cle("La question, posée avec « vous »")
    aide: Texte | None = cle("Une phrase d’aide", None)
    reponses: tuple[Reponse, ...] = cle("Les réponses possibles, au moins deux")
    si: Si = cle("Quand la question est posée", TOUJOURS)


@dataclass(frozen=True, kw_only=True)
class PieceDemandee(Bloc):
    """A paper to bring: a kind of document, with what this procedure asks of it."""

    distinctive: ClassVar[tuple[str, ...]] = ("document",)
    id: Nom = cle("Identifiant de la pièce dans cette démarche")
    document: Nom = cle("Type de document du catalogue (procedures/_commun/documents.yml)")
    precision: Texte | None = cle("Ce qu’il faut savoir sur ce papier, ici", None)
    age_max: Duree | None = cle("Âge maximum : « 3 mois », « 1 an »", None)
    au_nom_de: Texte | None = cle("Au nom de qui", None)
    forme: Forme | None = cle("original, copie ou original_et_copie", None)
    nombre: int = cle("Combien d’exemplaires", 1)
    traduction: Texte | None = cle("Traduction demandée", None)
    exemples: tuple[Texte, ...] = cle("Exemples acceptés (liste ouverte)", ())
    liste_fermee: tuple[Texte, ...] = cle("Seuls documents acceptés", ())
    dispense_si: Texte | None = cle("Quand ce papier n’est pas demandé : suite de « Inutile si… »", None)
    ne_peut_etre_refuse: Texte | None = cle("Quand ce papier ne peut pas être refusé", None)
    facultatif: bool = cle("oui si le papier est seulement utile", False)
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class Groupe(Bloc):
    """Papers tied by "et" or "ou"; exactly one of `tous`, `un_parmi`, or `au_moins` with `parmi`."""

    distinctive: ClassVar[tuple[str, ...]] = ("tous", "un_parmi", "parmi", "au_moins")
    id: Nom = cle("Identifiant du groupe")
    phrase: Texte = cle("Phrase d’introduction du groupe")
    tous: tuple[Piece, ...] = cle("Toutes ces pièces (et)", ())
    un_parmi: tuple[Piece, ...] = cle("Une seule de ces pièces (ou)", ())
    au_moins: int | None = cle("Nombre de pièces à apporter parmi la liste « parmi »", None)
    parmi: tuple[Piece, ...] = cle("La liste où choisir, avec « au_moins »", ())
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())

    @property
    def membres(self) -> tuple[Piece, ...]:
        """The pieces or groups inside, whatever the logic."""
        return self.tous or self.un_parmi or self.parmi


@dataclass(frozen=True, kw_only=True)
class AucunePiece(Bloc):
    """Says plainly that nothing (more) is to bring in a case."""

    distinctive: ClassVar[tuple[str, ...]] = ("aucune",)
    id: Nom = cle("Identifiant de la ligne")
    aucune: Texte = cle("« Vous n’avez aucun papier à apporter. »")
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class PieceInconnue(Bloc):
    """Says plainly that the papers of a case are not known."""

    distinctive: ClassVar[tuple[str, ...]] = ("inconnu",)
    id: Nom = cle("Identifiant de la ligne")
    inconnu: Texte = cle("Ce qui n’est pas connu, et à qui demander")
    si: Si = cle("Dans quels cas", TOUJOURS)


Piece = PieceDemandee | Groupe | AucunePiece | PieceInconnue
