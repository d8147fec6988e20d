"""The sections of a procedure: public, competence, steps, channels, costs, delays, what comes after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from generator.model.values import (
    TOUJOURS,
    Absence,
    Adresse,
    Bloc,
    Duree,
    Nom,
    Si,
    Texte,
    cle,
)
from generator.model.words import (
    BaseDelai,
    Profil,
    Section,
    TypeCanal,
    TypeDelai,
    TypeEncadre,
)


@dataclass(frozen=True, kw_only=True)
class PasPour(Bloc):
    """A public the procedure is not for, and where they go instead."""

    id: Nom = cle("Identifiant de cette ligne, unique dans la démarche")
    qui: Texte = cle("Qui n’est pas concerné : « Vous êtes de nationalité étrangère. »")
    ou_aller: Texte = cle("Où aller à la place, en une phrase")
    procedure: Nom | None = cle("Démarche de ce site à faire à la place", None)


@dataclass(frozen=True, kw_only=True)
class Public(Bloc):
    """Who it is for, who it is not for."""

    phrase: Texte = cle("Pour qui, en une ou deux phrases courtes : « Vous avez… »")
    pour: tuple[Profil, ...] = cle("Les publics concernés", ())
    pas_pour: tuple[PasPour, ...] = cle("Qui n’est pas concerné, et où aller", ())


@dataclass(frozen=True, kw_only=True)
class Role(Bloc):
    """An organisation in one of the four roles, with its service where known."""

    raccourci: ClassVar[str] = "organisme"
    organisme: Nom = cle("Organisme du répertoire : ville, metropole, etat…")
    service: Nom | None = cle("Service du répertoire", None)


@dataclass(frozen=True, kw_only=True)
class Competence(Bloc):
    """Who decides, who does the work, who receives, who follows up. The banner is computed from it."""

    decide: Role = cle("Qui décide")
    realise: Role = cle("Qui fait le travail")
    accueille: Role = cle("Qui reçoit la demande")
    suit: Role = cle("Qui répond ensuite à vos questions")
    partage: Texte | None = cle("Qui agit quand, si le travail est partagé", None)
    source: tuple[Nom, ...] = cle("Sources de cette répartition")
    verifie_le: date = cle("Date de la dernière vérification (AAAA-MM-JJ)")


@dataclass(frozen=True, kw_only=True)
class Etape(Bloc):
    """One step; `ou` holds its lettered alternatives."""

    id: Nom = cle("Identifiant de l’étape")
    titre: Texte = cle("Titre qui commence par un verbe : « Prenez rendez-vous »")
    texte: Texte | None = cle("Une à quatre phrases courtes", None)
    acteur: Nom = cle("« vous » ou un organisme du répertoire")
    canal: TypeCanal | None = cle("Comment : en_ligne, telephone, guichet…", None)
    lieu: Nom | None = cle("Service du répertoire où aller", None)
    adresse: Adresse | None = cle("Adresse web de l’étape", None)
    pieces: tuple[Nom, ...] = cle("Pièces utiles à cette étape (leurs id)", ())
    duree: Duree | None = cle("Durée : « 10 minutes », « 2 mois »", None)
    cout: Texte | None = cle("Coût propre à l’étape", None)
    picto: Nom | None = cle("Pictogramme (diagrams/pictogrammes)", None)
    fait_quand: Texte | None = cle("À quoi vous voyez que l’étape est faite", None)
    ou: tuple[Etape, ...] = cle("Autres façons de faire cette étape", ())
    facultatif: bool = cle("oui si l’étape n’est pas obligatoire", False)
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class Canal(Bloc):
    """A way to do the procedure."""

    type: TypeCanal = cle("en_ligne, application, telephone, guichet, rendez_vous ou courrier")
    service: Nom | None = cle("Service du répertoire", None)
    adresse: Adresse | None = cle("Adresse web", None)
    texte: Texte | None = cle("Ce qu’il faut savoir", None)
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class Cout(Bloc):
    """A price, dated and sourced; exactly one of montant, gratuit, variable, inconnu."""

    id: Nom = cle("Identifiant du coût")
    libelle: Texte | None = cle("Ce que l’on paie, s’il y a plusieurs coûts", None)
    montant: Decimal | None = cle("Montant en euros : 25 ou 12,50", None)
    gratuit: bool = cle("oui si c’est gratuit", False)
    variable: Texte | None = cle("La règle, si le prix dépend de la situation", None)
    inconnu: Texte | None = cle("Ce qui n’est pas connu, et à qui demander", None)
    forme: Texte | None = cle("Sous quelle forme : timbre fiscal…", None)
    precision: Texte | None = cle("Ce qu’il faut savoir", None)
    moyens: tuple[Texte, ...] = cle("Moyens de paiement acceptés", ())
    du: date | None = cle("Valable à partir du", None)
    au: date | None = cle("Valable jusqu’au (inclus)", None)
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class Delai(Bloc):
    """A length of time with what it rests on; one of duree, texte, inconnu at least."""

    id: Nom = cle("Identifiant du délai")
    type: TypeDelai = cle("preparation, reponse, retrait, echeance ou validite")
    duree: Duree | None = cle("Durée : « 2 mois »", None)
    texte: Texte | None = cle("Le délai en une phrase", None)
    inconnu: Texte | None = cle("Ce qui n’est pas connu", None)
    base: BaseDelai | None = cle("legal, constate ou indicatif", None)
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class Apres(Bloc):
    """What happens next."""

    accuse_reception: Texte | Absence | None = cle("Ce que vous recevez en déposant la demande", None)
    suivre: Texte | Absence | None = cle("Comment suivre la demande", None)
    sans_reponse: Texte | Absence = cle("Que faire si personne ne répond")
    recours: Texte | Absence | None = cle("Que faire si la réponse est non", None)
    resultat: Texte | Absence | None = cle("Ce que vous obtenez", None)
    validite: Texte | Absence | None = cle("Combien de temps cela reste valable", None)


@dataclass(frozen=True, kw_only=True)
class QuestionFrequente(Bloc):
    """A question people often ask, with a short answer."""

    id: Nom = cle("Identifiant de la question")
    question: Texte = cle("La question, comme un habitant la pose")
    reponse: Texte = cle("La réponse, courte")
    niveau: int = cle("1 : l’accueil répond ; 2 : le service répond", 1)
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class Encadre(Bloc):
    """A callout: one of the five words, in one section."""

    id: Nom = cle("Identifiant de l’encadré")
    type: TypeEncadre = cle("a_noter, a_savoir, attention, rappel ou exemple")
    section: Section = cle("Section où il paraît")
    texte: Texte = cle("Une à trois phrases courtes")
    si: Si = cle("Dans quels cas", TOUJOURS)
    source: tuple[Nom, ...] = cle("Sources", ())
